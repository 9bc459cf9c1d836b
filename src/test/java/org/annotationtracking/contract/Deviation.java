package org.annotationtracking.contract;

import org.jspecify.annotations.Nullable;

/**
 * Where a service answers otherwise on purpose; docs/doccano.md has the reason.
 *
 * @param status what it answers; the answer's body is not compared
 * @param reason in a few words
 */
record Deviation(int status, String reason) {

    Exchange expectedOf(Exchange exchange) {
        return new Exchange(
                exchange.name(),
                exchange.who(),
                exchange.method(),
                exchange.path(),
                exchange.body(),
                status,
                "",
                false);
    }

    static Exchange apply(@Nullable Deviation deviation, Exchange exchange) {
        return deviation == null ? exchange : deviation.expectedOf(exchange);
    }
}
