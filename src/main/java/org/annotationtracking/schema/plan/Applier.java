package org.annotationtracking.schema.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Carries a plan out, step by step; a step that touches rows proves that it lost none, or is rolled back. */
public final class Applier {
    private final DataSource database;
    private final Observer observer;

    public Applier(DataSource database, Observer observer) {
        this.database = database;
        this.observer = observer;
    }

    /** Looks and plans; writes nothing. */
    public Plan plan(PlanOptions options) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return plan(connection, observer, options);
        }
    }

    /** The same over a connection that may only read. */
    public static Plan plan(Connection connection, Observer observer, PlanOptions options) {
        return Planner.plan(observer.look(connection), observer.shipped(), options);
    }

    /**
     * Does what the plan of this token says; refuses with {@code plan_outdated} if the database is no longer the one the
     * plan was made for, with {@code schema_busy} while another change is going on, with {@code schema_ddl_blocked_by} when
     * another connection holds a lock for too long: what was done until then stays, and a new plan does the rest.
     */
    public Plan apply(String token) throws SQLException {
        String[] parts = token.split("\\.");
        if (parts.length != 3 || !parts[0].equals("p1")) {
            throw new PlanException("not_a_token", "This is not a token of a plan");
        }
        try (Connection connection = database.getConnection();
                ChangeLock held = ChangeLock.take(connection)) {
            Plan plan = Planner.plan(observer.look(connection), observer.shipped(), PlanOptions.decode(parts[1]));
            if (!plan.token().equals(token)) {
                throw new PlanException("plan_outdated", "The database has changed since this plan was made");
            }
            if (!plan.steps().isEmpty()) {
                run(plan, parts[2]);
            }
            return plan;
        }
    }

    private void run(Plan plan, String key) throws SQLException {
        try (LockWaits waits = LockWaits.watch(database, blocker -> {})) {
            try {
                run(plan, key, waits);
            } catch (SQLException e) {
                throw waits.refusal(e);
            }
        }
    }

    private void run(Plan plan, String key, LockWaits waits) throws SQLException {
        Jdbi jdbi = Jdbi.create(database);
        jdbi.useTransaction(handle -> {
            Repairs.prepare(handle);
            Repairs.open(handle, key);
        });
        Statements statements = new Statements(database, waits);
        for (Step step : plan.steps()) {
            if (step.touchesRows()) {
                Retry.run(waits, () -> jdbi.inTransaction(handle -> rows(handle, key, step)));
            } else {
                List<String> before = jdbi.withHandle(Constraints::names);
                for (String sql : step.sql()) {
                    statements.run(sql);
                }
                jdbi.useHandle(handle -> Repairs.done(handle, key, Constraints.undo(handle, before)));
            }
        }
    }

    private static Step rows(Handle handle, String key, Step step) {
        RowWork work = step.work();
        Retype retype = step.retype();
        handle.execute("SET LOCAL TimeZone = 'UTC'");
        if (work != null) {
            handle.execute("LOCK TABLE " + work.table() + " IN SHARE ROW EXCLUSIVE MODE");
            change(handle, key, work);
        } else if (retype != null) {
            handle.execute("LOCK TABLE " + retype.table() + " IN ACCESS EXCLUSIVE MODE");
            retype(handle, key, retype);
        }
        return step;
    }

    private static void change(Handle handle, String key, RowWork work) {
        long all = rows(handle, work.table());
        Proof before = Proof.of(
                handle, work.table(), work.changed(), work.moves() ? "NOT (" + work.where() + ")" : "true", null);
        int kept = Repairs.keep(handle, key, work);
        int touched = handle.execute(work.sql());
        if (!work.moves()) {
            Repairs.left(handle, key, work);
        }
        Proof after = Proof.of(handle, work.table(), work.changed(), "true", null);
        prove(
                kept == touched && before.equals(after) && all == after.rows() + (work.moves() ? touched : 0),
                work.sql());
        Repairs.done(
                handle,
                key,
                new UndoStep(
                        work.table(), work.reason(), work.moves() ? List.of() : work.changed(), List.of(), touched));
    }

    private static void retype(Handle handle, String key, Retype retype) {
        Proof before = Proof.of(handle, retype.table(), List.of(), "true", retype);
        handle.execute(retype.sql());
        Proof after = Proof.of(handle, retype.table(), List.of(), "true", null);
        prove(before.equals(after), retype.sql());
        Repairs.done(handle, key, new UndoStep(retype.table(), "", List.of(), List.of(retype.undo()), after.rows()));
    }

    private static void prove(boolean same, String sql) {
        if (!same) {
            throw new PlanException("proof_failed", "Rolled back, because rows or values were not as before: " + sql);
        }
    }

    private static long rows(Handle handle, String table) {
        return handle.createQuery("SELECT count(*) FROM " + table)
                .mapTo(Long.class)
                .one();
    }
}
