package org.annotationtracking.schema;

import jakarta.enterprise.context.ApplicationScoped;
import org.annotationtracking.schema.drift.Finding;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The one place where the last report lies, for everybody to read at once. */
@ApplicationScoped
class Watch {
    private static final Logger LOG = Logger.getLogger("org.annotationtracking.schema");
    private static final long SILENCE_NANOS = 3_000_000_000L;

    private volatile SchemaReport last = SchemaReport.NOTHING_KNOWN;
    private volatile boolean served;
    private volatile boolean passed;
    private volatile long askedAt;

    /** What is known, with a database that has gone silent in the middle of a question counted as away. */
    SchemaReport report() {
        SchemaReport known = last;
        long asked = askedAt;
        boolean silent = asked != 0 && System.nanoTime() - asked > SILENCE_NANOS;
        return silent && known.state().settled()
                ? known.in(GuardianState.WAITING_DB, "The database does not answer", null)
                : known;
    }

    /** True once this process has served requests; a host that knows one probe only restarts nothing after that. */
    boolean hasServed() {
        return served;
    }

    /** True once a first pass has come to an end, even if it ended without a database. */
    boolean hasPassed() {
        return passed;
    }

    void asking() {
        askedAt = System.nanoTime();
    }

    void answered() {
        askedAt = 0;
    }

    void passed() {
        passed = true;
    }

    void publish(SchemaReport next) {
        SchemaReport before = last;
        last = next;
        if (next.state().serves()) {
            served = true;
        }
        if (next.state().settled()) {
            passed = true;
        }
        if (before.state() != next.state()) {
            say(next);
        }
    }

    private static void say(SchemaReport report) {
        boolean bad = report.state() == GuardianState.BLOCKED || report.state() == GuardianState.DEGRADED;
        Logger.Level level = bad ? Logger.Level.WARN : Logger.Level.INFO;
        LOG.logf(level, "Schema %s%s", report.state(), report.reason().isEmpty() ? "" : ": " + report.reason());
    }

    /** Moves on to a state on the way, unless requests are being served already. */
    void step(GuardianState state) {
        step(state, "");
    }

    void step(GuardianState state, String why) {
        SchemaReport known = last;
        if (!known.state().settled()) {
            publish(known.in(state, why, null));
        }
    }

    /** Somebody else is at the schema; whoever is served already goes on being served. */
    void inProgress(SchemaReport seen, Finding who) {
        if (!last.state().settled()) {
            publish(seen.heldUpBy(who).in(GuardianState.MIGRATING, who.line(), null));
        }
    }

    void lost(String why, @Nullable String sqlState) {
        SchemaReport known = last;
        if (known.state() != GuardianState.WAITING_DB
                || known.checkedAt() == null && !known.reason().equals(why)) {
            LOG.warnf("The database is away: %s", why);
        }
        last = known.in(GuardianState.WAITING_DB, why, sqlState);
        passed = true;
    }
}
