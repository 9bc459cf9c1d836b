package org.annotationtracking.platform;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.DomainException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON body once, after the caller is known: at most 1 MiB, declared as JSON, text that can be stored. An empty
 * body is {@code {}}, so that required members are missed by name.
 */
@Provider
@Priority(Priorities.ENTITY_CODER)
class BodyFilter implements ContainerRequestFilter {

    private static final int MAX_BYTES = 1024 * 1024;
    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

    @Context
    @Nullable
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD") || readsItsOwnBody()) {
            return;
        }
        byte[] body = read(request.getEntityStream());
        if (body.length > MAX_BYTES) {
            throw new DomainException(
                    Kind.TOO_LARGE, "too_large", "The body is larger than %d bytes.".formatted(MAX_BYTES));
        }
        if (body.length > 0 || request.getHeaderString("Origin") != null) {
            requireJson(request.getHeaderString("Content-Type"));
        }
        if (!BodyText.isStorable(body)) {
            throw DomainException.badRequest("parse_error", "JSON parse error - not storable UTF-8 text.");
        }
        request.setEntityStream(new ByteArrayInputStream(body.length == 0 ? EMPTY_OBJECT : body));
        if (body.length == 0) {
            request.getHeaders().putSingle("Content-Type", MediaType.APPLICATION_JSON);
        }
    }

    private static byte[] read(InputStream body) {
        try {
            return body.readNBytes(MAX_BYTES + 1);
        } catch (IOException brokenOff) {
            throw BodyErrors.brokenOff();
        }
    }

    /** A resource method that names what it consumes takes a stream and applies these rules line by line. */
    private boolean readsItsOwnBody() {
        Consumes consumes =
                resource == null ? null : resource.getResourceMethod().getAnnotation(Consumes.class);
        return consumes != null && Arrays.stream(consumes.value()).noneMatch(MediaType.APPLICATION_JSON::equals);
    }

    private static void requireJson(@Nullable String header) {
        MediaType type = parse(header);
        boolean json = type != null
                && MediaType.APPLICATION_JSON_TYPE.isCompatible(type)
                && !type.isWildcardSubtype()
                && "utf-8".equalsIgnoreCase(type.getParameters().getOrDefault("charset", "utf-8"));
        if (!json) {
            throw new DomainException(
                    Kind.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported_media_type",
                    "Unsupported media type \"%s\" in request.".formatted(header == null ? "" : header));
        }
    }

    private static @Nullable MediaType parse(@Nullable String header) {
        try {
            return header == null ? null : MediaType.valueOf(header);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }
}
