package org.annotationtracking.auth;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import org.annotationtracking.core.DomainException;
import org.jspecify.annotations.Nullable;

/** Ids in paths: decimal digits that fit a 64-bit number, or a 400 that says so. */
final class PathIds {

    private PathIds() {}

    static void require(ContainerRequestContext request, String name) {
        String text = request.getUriInfo().getPathParameters().getFirst(name);
        if (text != null) {
            parse(name, text);
        }
    }

    static long parse(String name, @Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,18}")) {
            throw DomainException.badRequest("invalid", name + ": A valid integer is required.")
                    .with(name, List.of("A valid integer is required."));
        }
        return Long.parseLong(text);
    }
}
