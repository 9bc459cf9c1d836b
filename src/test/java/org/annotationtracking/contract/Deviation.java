package org.annotationtracking.contract;

/**
 * Where a service answers otherwise on purpose; docs/doccano.md has the reason.
 *
 * @param status what it answers
 * @param json what the answer's body holds; empty where it is not compared
 * @param reason in a few words
 */
record Deviation(int status, String json, String reason) {

    Deviation(int status, String reason) {
        this(status, "", reason);
    }

    Exchange expectedOf(Exchange exchange) {
        return new Exchange(
                exchange.name(),
                exchange.who(),
                exchange.method(),
                exchange.path(),
                exchange.body(),
                status,
                json,
                false);
    }
}
