package org.annotationtracking.auth;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.annotationtracking.auth.token.Grant;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.Right;

/** What a token of ours leaves of what its person may do. */
final class TokenRules {

    private TokenRules() {}

    /**
     * Refuses with 403 {@code insufficient_scope} what the token was not made for: another project, a change with one that
     * only reads, a right beyond its scopes, and whatever is for people alone.
     *
     * @param project 0 where the address names none
     */
    static void require(Grant token, String method, long project, Access access) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        boolean enough = !access.people()
                && token.isGoodIn(project)
                && (reads || token.mayWrite())
                && Arrays.stream(access.value()).anyMatch(token::covers);
        if (!enough) {
            throw DomainException.forbidden("insufficient_scope", "This token was not made for that.");
        }
    }

    /** The caller without the rights that the token does not cover, so that no rule further in goes by them. */
    static Caller narrowed(Caller caller, Grant token) {
        Set<Right> rights = caller.rights().stream().filter(token::covers).collect(Collectors.toUnmodifiableSet());
        boolean all = token.covers(Right.ADMINISTER);
        return new Caller(
                caller.id(),
                caller.username(),
                caller.superuser() && all,
                caller.staff() && all,
                caller.role(),
                rights);
    }
}
