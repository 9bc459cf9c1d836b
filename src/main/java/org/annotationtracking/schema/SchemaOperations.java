package org.annotationtracking.schema;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.schema.adopt.Course;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.plan.Applier;
import org.annotationtracking.schema.plan.ChangeLock;
import org.annotationtracking.schema.plan.HistoryRepair;
import org.annotationtracking.schema.plan.Observer;
import org.annotationtracking.schema.plan.Plan;
import org.annotationtracking.schema.plan.PlanOptions;
import org.annotationtracking.schema.plan.Undo;
import org.annotationtracking.schema.plan.Verification;

/** What operators can ask for, by HTTP or by a command; beside a running service too. */
@ApplicationScoped
public class SchemaOperations {
    private final SchemaDatabase database;
    private final Observer observer;
    private final SchemaGuardian guardian;

    SchemaOperations(SchemaDatabase database, Observer observer, SchemaGuardian guardian) {
        this.database = database;
        this.observer = observer;
        this.guardian = guardian;
    }

    /** Looks now; writes nothing. */
    public SchemaReport status() {
        return reading(connection -> {
            long started = System.nanoTime();
            Observer.Seen seen = observer.look(connection);
            return Reports.of(seen.snapshot(), seen.diagnosis(), (System.nanoTime() - started) / 1_000_000);
        });
    }

    /** What would be done; writes nothing. */
    public Plan plan(PlanOptions options) {
        return reading(connection -> Applier.plan(connection, observer, options));
    }

    /** Does what the plan of this token says, then whatever the start would have done after it. */
    public Plan apply(String token) {
        return changing(() -> {
            Plan plan = new Applier(database.forChanges(), observer).apply(token);
            bringUpToDate();
            return plan;
        });
    }

    /** How many rows came back. */
    public long undo(String token) {
        return changing(() -> new Undo(database.forChanges()).undo(token));
    }

    /** Runs what the start would run; true when it was allowed to. */
    public boolean migrate() {
        return changing(this::bringUpToDate);
    }

    /** Findings of a closer look: those of the watch, and counters held against a recount. */
    public List<Finding> verify() {
        return reading(connection -> {
            List<Finding> findings =
                    new ArrayList<>(observer.look(connection).diagnosis().findings());
            if (findings.stream().noneMatch(Finding::blocks)) {
                findings.addAll(Verification.recount(connection));
            }
            return findings;
        });
    }

    /** Tries the table out and rolls back. */
    public List<String> smoke() {
        try (Connection connection = database.open()) {
            return Verification.smoke(connection);
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    /** What a code means. */
    public String explain(String code) {
        try {
            DriftCode known = DriftCode.valueOf(code.toUpperCase(java.util.Locale.ROOT));
            return "%s (%s): %s".formatted(known, known.severity(), known.meaning());
        } catch (IllegalArgumentException e) {
            throw new DomainException(
                    DomainException.Kind.NOT_FOUND,
                    "unknown_code",
                    "No finding is called " + code + ": " + e.getMessage());
        }
    }

    /** Puts one line of the history right. */
    public void repairHistory(HistoryAct act, int version) {
        changing(() -> {
            HistoryRepair repair = new HistoryRepair(database.forChanges(), observer);
            switch (act) {
                case RETRY -> repair.retry(version);
                case ACCEPT_CHECKSUM -> repair.acceptChecksum(version);
                case ACCEPT_MISSING -> repair.acceptMissing(version);
                case MARK_APPLIED -> repair.markApplied(version);
                case RUN_LATE -> repair.runLate(version);
            }
            return act == HistoryAct.RETRY && bringUpToDate();
        });
    }

    /** What can be done about one line of the history. */
    public enum HistoryAct {
        RETRY,
        ACCEPT_CHECKSUM,
        ACCEPT_MISSING,
        MARK_APPLIED,
        RUN_LATE
    }

    private boolean bringUpToDate() throws SQLException {
        try (Connection connection = database.forChanges().getConnection();
                ChangeLock lock = ChangeLock.tryTake(connection)) {
            boolean open =
                    lock.isHeld() && Course.isOpen(observer.look(connection).diagnosis());
            if (open) {
                new Course(database.forChanges(), observer).run();
            }
            return open;
        }
    }

    private <T> T reading(Work<Connection, T> work) {
        try (Connection connection = database.open()) {
            connection.setReadOnly(true);
            return work.on(connection);
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    private <T> T changing(Act<T> act) {
        try {
            return act.run();
        } catch (SQLException e) {
            throw refusal(e);
        } finally {
            guardian.nudge();
        }
    }

    private static DomainException refusal(SQLException error) {
        return new DomainException(
                DomainException.Kind.UNAVAILABLE,
                Failures.isAway(error) ? "waiting_for_database" : "schema_change_failed",
                Failures.sentence(error));
    }

    private interface Work<I, T> {
        T on(I input) throws SQLException;
    }

    private interface Act<T> {
        T run() throws SQLException;
    }
}
