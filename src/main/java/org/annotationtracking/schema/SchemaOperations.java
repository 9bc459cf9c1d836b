package org.annotationtracking.schema;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.annotationtracking.schema.adopt.Course;
import org.annotationtracking.schema.adopt.Course.Outcome;
import org.annotationtracking.schema.plan.Applier;
import org.annotationtracking.schema.plan.ChangeLock;
import org.annotationtracking.schema.plan.HistoryRepair;
import org.annotationtracking.schema.plan.Observer;
import org.annotationtracking.schema.plan.Plan;
import org.annotationtracking.schema.plan.PlanOptions;
import org.annotationtracking.schema.plan.Undo;
import org.jdbi.v3.core.JdbiException;

/**
 * What operators can ask for, by HTTP or by a command; beside a running service too. Changes are refused with
 * {@code schema_pooler} through a pooler that shares sessions.
 */
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

    /** What would be done; writes nothing. */
    public Plan plan(PlanOptions options) {
        return database.read(connection -> Applier.plan(connection, observer, options));
    }

    /** Does what the plan of this token says, then whatever the start would have done after it. */
    public Plan apply(String token) {
        return changing(() -> {
            Plan plan = new Applier(database.forChanges(), observer).apply(token);
            bringUpToDate().ifPresent(SchemaOperations::requireLocks);
            return plan;
        });
    }

    /** How many rows came back. */
    public long undo(String token) {
        return changing(() -> new Undo(database.forChanges()).undo(token));
    }

    /**
     * Runs what the start would run; true when it was allowed to. Refuses with {@code schema_busy} and
     * {@code schema_ddl_blocked_by}.
     */
    public boolean migrate() {
        return changing(() -> {
            Optional<Outcome> outcome = bringUpToDate();
            outcome.ifPresent(SchemaOperations::requireLocks);
            return outcome.filter(Outcome::finished).isPresent();
        });
    }

    /** Puts the history right; refuses as {@link HistoryRepair} does, and with {@code schema_busy}. */
    public void repairHistory(HistoryAct act, int version) {
        changing(() -> {
            locked(source -> {
                repair(new HistoryRepair(source, observer), act, version);
                return act;
            });
            return act == HistoryAct.RETRY && bringUpToDate().isPresent();
        });
    }

    private static void repair(HistoryRepair repair, HistoryAct act, int version) throws SQLException {
        switch (act) {
            case RETRY -> repair.retry(version);
            case ACCEPT_CHECKSUM -> repair.acceptChecksum(version);
            case ACCEPT_MISSING -> repair.acceptMissing(version);
            case MARK_APPLIED -> repair.markApplied(version);
            case RUN_LATE -> repair.runLate(version);
        }
    }

    /** What can be done about one line of the history. */
    public enum HistoryAct {
        RETRY,
        ACCEPT_CHECKSUM,
        ACCEPT_MISSING,
        MARK_APPLIED,
        RUN_LATE
    }

    /** Empty when nothing can be done without a person. */
    private Optional<Outcome> bringUpToDate() throws SQLException {
        return locked(source -> {
            try (Connection connection = source.getConnection()) {
                boolean open = Course.isOpen(observer.look(connection).diagnosis());
                return open ? Optional.of(new Course(source, observer).run()) : Optional.empty();
            }
        });
    }

    private static void requireLocks(Outcome outcome) {
        outcome.blocker().ifPresent(blocker -> {
            throw blocker.refusal();
        });
    }

    private <T> T locked(Change<T> change) throws SQLException {
        DataSource source = database.forChanges();
        try (Connection connection = source.getConnection();
                ChangeLock held = ChangeLock.take(connection)) {
            return change.in(source);
        }
    }

    private <T> T changing(Act<T> act) {
        try {
            return act.run();
        } catch (SQLException e) {
            throw Failures.refusal(e, "schema_change_failed");
        } catch (JdbiException e) {
            SQLException said = Failures.sql(e);
            throw said == null ? e : Failures.refusal(said, "schema_change_failed");
        } finally {
            guardian.nudge();
        }
    }

    private interface Change<T> {
        T in(DataSource source) throws SQLException;
    }

    private interface Act<T> {
        T run() throws SQLException;
    }
}
