package org.annotationtracking.platform;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which page is asked for, with the rules of Django REST framework's limit/offset paging: a bad limit is the default, a
 * bad offset is 0, and the links to other pages carry all parameters, sorted by name, blanks kept.
 *
 * @param limit rows a page, 1 to {@value #MAX_LIMIT}
 * @param offset rows to pass over
 */
public record PageRequest(int limit, long offset, UriInfo uri) {

    public static final int DEFAULT_LIMIT = 10;
    public static final int MAX_LIMIT = 1000;

    /** Beyond every list, and far enough from the end of a long to add to. */
    private static final long FAR = 999_999_999_999_999_999L;

    /** Reads {@code limit} and {@code offset} from a request's address. */
    public static PageRequest of(UriInfo uri) {
        return of(uri, DEFAULT_LIMIT);
    }

    /** The same, for a list whose default page is of another size. */
    public static PageRequest of(UriInfo uri, int defaultLimit) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        long limit = number(query.getFirst("limit"), 0);
        return new PageRequest(
                limit == 0 ? defaultLimit : (int) Math.min(limit, MAX_LIMIT), number(query.getFirst("offset"), 0), uri);
    }

    /** Wraps rows into a page with its links. */
    public <T> Page<T> page(long count, List<T> results) {
        return new Page<>(count, offset + limit < count ? next() : null, previous(), results);
    }

    /** Whether a parameter says {@code true} or {@code 1}. */
    public boolean flag(String name) {
        String word = uri.getQueryParameters().getFirst(name);
        return word != null && (word.equalsIgnoreCase("true") || word.equals("1"));
    }

    /** The address of the page behind this one. */
    public String next() {
        return link(offset + limit);
    }

    /** The address of the page before this one; null on the first. */
    public @Nullable String previous() {
        return offset > 0 ? link(offset - limit) : null;
    }

    /** The address of the page behind a cursor. */
    public String next(String cursor) {
        Map<String, List<String>> parameters = parameters();
        parameters.remove("offset");
        parameters.put("cursor", List.of(cursor));
        return address(parameters);
    }

    private String link(long toOffset) {
        Map<String, List<String>> parameters = parameters();
        parameters.put("offset", List.of(Long.toString(toOffset)));
        if (toOffset <= 0) {
            parameters.remove("offset");
        }
        return address(parameters);
    }

    private Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new TreeMap<>(uri.getQueryParameters());
        parameters.put("limit", List.of(Integer.toString(limit)));
        return parameters;
    }

    private String address(Map<String, List<String>> parameters) {
        return uri.getAbsolutePath()
                + parameters.entrySet().stream()
                        .flatMap(parameter -> parameter.getValue().stream()
                                .map(value -> encode(parameter.getKey()) + "=" + encode(value)))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static long number(@Nullable String text, long otherwise) {
        if (text == null || !text.strip().matches("[0-9]+")) {
            return otherwise;
        }
        String digits = text.strip().replaceFirst("^0+(?=.)", "");
        return digits.length() > 18 ? FAR : Long.parseLong(digits);
    }
}
