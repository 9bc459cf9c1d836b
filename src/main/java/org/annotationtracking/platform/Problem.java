package org.annotationtracking.platform;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.annotationtracking.core.DomainException;
import org.jspecify.annotations.Nullable;

/**
 * The one shape of every refusal: RFC 9457 for everybody, {@code detail} for doccano's front end, {@code error} for the
 * tracking scripts.
 */
public final class Problem {

    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    private static final int SHOWN = 200;

    private Problem() {}

    /** The body as it goes out, members in their order. */
    public static Map<String, @Nullable Object> body(int status, String code, String text, String error) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("type", "urn:problem:" + code.replace('_', '-'));
        body.put("title", title(status));
        body.put("status", status);
        body.put("detail", text);
        body.put("success", false);
        body.put("code", code);
        body.put("error", error);
        body.put("message", text);
        return body;
    }

    /** The body of the answer to a refusal. */
    public static Map<String, @Nullable Object> body(DomainException refusal) {
        Map<String, @Nullable Object> body =
                body(status(refusal.kind()), refusal.code(), refusal.text(), refusal.error());
        // A field may have the name of one of ours ("status"); then the text alone speaks of it.
        refusal.members().forEach(body::putIfAbsent);
        return body;
    }

    /** The answer to a refusal. */
    public static Response response(DomainException refusal) {
        Response answer = response(status(refusal.kind()), body(refusal));
        return refusal.kind() == DomainException.Kind.IN_FLIGHT ? retried(answer) : answer;
    }

    static Response response(int status, String code, String text) {
        return response(status, body(status, code, text, code));
    }

    /** 405, with what is allowed instead. */
    static Response notAllowed(String method, Set<String> allowed) {
        String code = codeOf(405);
        return Response.fromResponse(response(405, code, "Method \"%s\" not allowed.".formatted(method)))
                .header("Allow", String.join(", ", allowed))
                .build();
    }

    private static Response response(int status, Map<String, @Nullable Object> body) {
        Response.ResponseBuilder answer =
                Response.status(status).type(MEDIA_TYPE).entity(body);
        if (status == 413) {
            // What is left of the body is not worth reading.
            answer.header("Connection", "close");
        }
        return status == 503 ? retried(answer.build()) : answer.build();
    }

    /** Says that the same request is worth sending again. */
    private static Response retried(Response answer) {
        return Response.fromResponse(answer).header("Retry-After", "1").build();
    }

    /** What a client hears about an address that nobody here serves, its beginning included. */
    static String notServed(String method, @Nullable String path) {
        String named = path == null ? "" : path;
        return "This service serves nothing at %s %s"
                .formatted(method, named.length() > SHOWN ? named.substring(0, SHOWN) + "…" : named);
    }

    /** What a client hears of a failure that is ours. */
    static String logged(String requestId) {
        return "Something went wrong here. It was logged as " + requestId + ".";
    }

    /** The code of a refusal that has none of its own: its status in words. */
    static String codeOf(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "error" : known.name().toLowerCase(Locale.ROOT);
    }

    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        // The framework's list has no word for 422.
        return known != null ? known.getReasonPhrase() : status == 422 ? "Unprocessable Content" : "Error";
    }

    private static int status(DomainException.Kind kind) {
        return switch (kind) {
            case BAD_REQUEST -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT, IN_FLIGHT -> 409;
            case PRECONDITION_FAILED -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case UNPROCESSABLE -> 422;
            case TOO_MANY_REQUESTS -> 429;
            case UNAVAILABLE -> 503;
        };
    }
}
