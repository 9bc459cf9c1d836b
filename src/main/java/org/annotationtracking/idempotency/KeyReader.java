package org.annotationtracking.idempotency;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.core.DomainException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Reads the key of a write, once the caller is known and the body is in hand. */
@Singleton
class KeyReader {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern USABLE = Pattern.compile("[\\x20-\\x7e]{1,255}");

    private final CurrentCaller caller;
    private final CurrentClaim current;

    KeyReader(CurrentCaller caller, CurrentClaim current) {
        this.caller = caller;
        this.current = current;
    }

    @ServerRequestFilter(priority = Priorities.ENTITY_CODER + 100)
    public void read(ContainerRequestContext request, ResourceInfo resource) {
        List<String> keys = request.getHeaders().get(HEADER);
        if (keys == null || !resource.getResourceMethod().isAnnotationPresent(Idempotent.class)) {
            return;
        }
        String key = keys.get(0);
        if (keys.size() != 1 || key.isBlank() || !USABLE.matcher(key).matches()) {
            throw DomainException.badRequest(
                    "invalid_idempotency_key", "Idempotency-Key: one, of 1 to 255 printable ASCII characters.");
        }
        byte[] body = body(request);
        request.setEntityStream(new ByteArrayInputStream(body));
        URI uri = request.getUriInfo().getRequestUri();
        current.set(new Claim(
                projectId(request.getUriInfo().getPathParameters().getFirst("project")),
                caller.get().id(),
                key,
                Claim.hash(Claim.bytes(request.getMethod()), Claim.bytes(address(uri))),
                Claim.hash(Claim.bytes(uri.getRawQuery() + condition(request)), body)));
    }

    /** Whoever expects another version asks for something else. */
    private static String condition(ContainerRequestContext request) {
        String version = request.getHeaderString(HttpHeaders.IF_MATCH);
        return version == null ? "" : "\n" + version;
    }

    private static byte[] body(ContainerRequestContext request) {
        try {
            return request.getEntityStream().readAllBytes();
        } catch (IOException ours) {
            // platform.BodyFilter has it in memory.
            throw new UncheckedIOException(ours);
        }
    }

    private static long projectId(@Nullable String text) {
        return text == null ? 0 : Long.parseLong(text);
    }

    /** Both spellings of the end are one address. */
    private static String address(URI uri) {
        return uri.getPath().replaceFirst("/+$", "");
    }
}
