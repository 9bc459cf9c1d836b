package org.annotationtracking.checker;

import java.time.Duration;

/**
 * How much is done, by how many, on how little.
 *
 * @param operations when so many are done, and enough has gone wrong, it is over, or after {@code most}, whichever comes first
 * @param ttl how long a lease lasts
 * @param think how long a client waits between two things on average; what it leaves of the machine lets instances start
 */
record Plan(
        int operations,
        Duration most,
        int annotators,
        int approvers,
        int managers,
        int examples,
        Duration ttl,
        Duration think,
        long seed) {

    int clients() {
        return annotators + approvers + managers;
    }
}
