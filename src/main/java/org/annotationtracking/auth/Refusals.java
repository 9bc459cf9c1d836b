package org.annotationtracking.auth;

import org.annotationtracking.core.DomainException;

/** The refusals of the door, in doccano's words; never a 401, as doccano has none. */
final class Refusals {

    private Refusals() {}

    static DomainException notLoggedIn() {
        return DomainException.forbidden("not_authenticated", "Authentication credentials were not provided.");
    }

    static DomainException badToken(String text) {
        return DomainException.forbidden("authentication_failed", text);
    }

    static DomainException notAllowed(String scriptText) {
        DomainException refusal =
                DomainException.forbidden("permission_denied", "You do not have permission to perform this action.");
        return scriptText.isEmpty() ? refusal : refusal.error(scriptText);
    }
}
