package org.annotationtracking.idempotency;

import org.annotationtracking.core.DomainException;

/** Why a key gets no answer of its own: nothing is done, and nothing is kept. */
final class KeyRefusedException extends DomainException {

    private KeyRefusedException(Kind kind, String code, String text) {
        super(kind, code, text);
    }

    static KeyRefusedException inFlight() {
        return new KeyRefusedException(
                Kind.IN_FLIGHT, "request_in_flight", "The first request with this Idempotency-Key is still at work.");
    }

    static KeyRefusedException reused() {
        return new KeyRefusedException(
                Kind.UNPROCESSABLE,
                "idempotency_key_reused",
                "This Idempotency-Key was used for a request with another body.");
    }
}
