package org.annotationtracking.auth;

import java.util.Set;
import org.annotationtracking.core.Right;
import org.annotationtracking.core.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, and what that person may do here.
 *
 * @param role in the project the request names; null where it names none, or for a superuser who is no member
 * @param rights in the project the request names
 */
public record Caller(
        long id,
        String username,
        boolean superuser,
        boolean staff,
        @Nullable Role role,
        Set<Right> rights) {

    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** Whether this person acts with the powers of the project's administrator. */
    public boolean isAdmin() {
        return superuser || role == Role.ADMIN;
    }
}
