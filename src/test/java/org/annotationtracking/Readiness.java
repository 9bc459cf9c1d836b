package org.annotationtracking;

import io.restassured.RestAssured;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for the service to have brought its schema up. */
public final class Readiness {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static volatile boolean seen;

    private Readiness() {}

    public static void await(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!seen) {
            seen = RestAssured.get("/q/health/ready").statusCode() == 200;
            if (!seen && System.nanoTime() > deadline) {
                throw new AssertionError(
                        "Not ready: " + RestAssured.get("/q/health").asString());
            }
            LockSupport.parkNanos(seen ? 0 : BETWEEN_LOOKS.toNanos());
        }
    }
}
