package org.annotationtracking.checker;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.annotationtracking.checker.Violation.Breach;

/** A mistake as somebody might make it: some words of a source file instead of others. Made in copies only. */
enum SeededBug {
    FENCE_CHECK_REMOVED(
            "tracking/Fence",
            "return lockEpoch != null && lockEpoch != row.lock().epoch();",
            "return false;",
            List.of(),
            Set.of(Breach.STALE_ACCEPTED)),

    /** The instance's clock decides what has run out; {@link #CLOCK_AHEAD} says how far it is off. */
    JVM_CLOCK_USED(
            "lock/LeaseRepository",
            ".formatted(ActiveTime.SINCE_BEAT, ENDS, LiveLock.SQL, Reservation.SQL)",
            """
            .formatted(ActiveTime.SINCE_BEAT, ENDS, LiveLock.SQL.replace("clock_timestamp()", "'" + java.time.Instant.now()
                    .plusSeconds(Long.parseLong(System.getenv().getOrDefault("%s", "0"))) + "'::timestamptz"),
                    Reservation.SQL)
            """.formatted("CHECKER_CLOCK_AHEAD"),
            List.of(),
            Set.of(Breach.DOUBLE_HOLDER)),

    /** A lease is kept for one tick too long; nobody sees it on a clock of microseconds, so this one is shown on a coarse one. */
    AT_LEAST_FOR_MORE_THAN(
            "platform/LiveLock",
            "\" > clock_timestamp())\"",
            "\" >= clock_timestamp())\"",
            // The compiler copies the constant into whoever uses it.
            List.of("lock/LeaseRepository", "tracking/TrackingRepository"),
            Set.of(Breach.FALSE_REFUSAL)),

    RELEASE_WITHOUT_OWNER_CHECK(
            "lock/LockService",
            "boolean own = held.isHeldBy(caller.id());",
            "boolean own = held.holderId() != null;",
            List.of(),
            Set.of(Breach.NOT_ALLOWED)),

    JOURNAL_AFTER_COMMIT(
            "history/Journal",
            "entries.append(event, requestId.current());",
            """
            String request = requestId.current();
            Thread late = new Thread(() -> {
                try {
                    Thread.sleep(100);
                } catch (InterruptedException end) {
                    return;
                }
                entries.append(event, request);
            });
            late.start();
            """,
            List.of(),
            Set.of(Breach.LOST_WRITE, Breach.DISAGREEMENT));

    /** The environment variable that sets an instance's clock ahead, in seconds. */
    static final String CLOCK_AHEAD = "CHECKER_CLOCK_AHEAD";

    static final Path SOURCES = Path.of("src/main/java/org/annotationtracking");

    private final String type;
    private final String right;
    private final String wrong;
    private final List<String> users;
    private final Set<Breach> breaches;

    SeededBug(String type, String right, String wrong, List<String> users, Set<Breach> breaches) {
        this.type = type;
        this.right = right;
        this.wrong = wrong;
        this.users = users;
        this.breaches = breaches;
    }

    /** The type that is changed, as a path without its ending. */
    String type() {
        return type;
    }

    /** Types that have to be compiled along. */
    List<String> users() {
        return users;
    }

    /** What gives it away; any of these. */
    Set<Breach> breaches() {
        return breaches;
    }

    /** The source with the mistake in it. */
    String in(String source) {
        if (!source.contains(right)) {
            throw new AssertionError("%s: there is no such text in %s any more: %s".formatted(this, type, right));
        }
        return source.replace(right, wrong);
    }
}
