package org.annotationtracking.auth.cookie;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cookies of a request, read as Django reads them, so that both see the same person: of two with one name the last. */
public final class Cookies {

    private final Map<String, String> values = new HashMap<>();

    private Cookies() {}

    /** Reads the request's {@code Cookie} headers; takes anything. */
    public static Cookies of(@Nullable List<String> headers) {
        Cookies cookies = new Cookies();
        for (String chunk :
                headers == null ? new String[0] : String.join(";", headers).split(";")) {
            String[] pair = chunk.split("=", 2);
            if (pair.length == 2) {
                cookies.values.put(pair[0].strip(), unquoted(pair[1].strip()));
            }
        }
        return cookies;
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
