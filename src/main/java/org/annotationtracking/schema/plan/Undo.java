package org.annotationtracking.schema.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.annotationtracking.schema.catalog.Json;
import org.annotationtracking.schema.drift.Expected;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Takes a repair back: rows return as they were, in one transaction. */
public final class Undo {
    /** So many rows a refusal names. */
    private static final int NAMED = 10;

    private final DataSource database;

    public Undo(DataSource database) {
        this.database = database;
    }

    /**
     * How many rows came back; refuses with {@code not_applied} what was never done or is undone already, with
     * {@code rows_changed_since} when somebody has written or deleted one of the rows since, with
     * {@code schema_busy} and {@code schema_ddl_blocked_by} as {@link Applier#apply}.
     */
    public long undo(String token) throws SQLException {
        String key = token.substring(token.lastIndexOf('.') + 1);
        try (Connection connection = database.getConnection();
                ChangeLock held = ChangeLock.take(connection)) {
            return whenNobodyIsInTheWay(key);
        }
    }

    private long whenNobodyIsInTheWay(String key) throws SQLException {
        try (LockWaits waits = LockWaits.watch(database, blocker -> {})) {
            try {
                return Retry.run(waits, () -> Jdbi.create(database).inTransaction(handle -> all(handle, key)));
            } catch (SQLException e) {
                throw waits.refusal(e);
            }
        }
    }

    private static long all(Handle handle, String key) {
        if (!exists(handle, "annotation_tracking_repair") || !exists(handle, "annotation_tracking_quarantine")) {
            throw new PlanException("not_applied", "There is no record of repairs in this database");
        }
        List<UndoStep> steps = handle.createQuery("""
                        SELECT steps::text FROM annotation_tracking_repair WHERE token = :token AND undone_at IS NULL
                        """)
                .bind("token", key)
                .mapTo(String.class)
                .findOne()
                .map(json -> new java.util.ArrayList<>(List.of(Json.read(json, UndoStep[].class))))
                .orElseThrow(() -> new PlanException("not_applied", "No repair of this token stands"));
        Collections.reverse(steps);
        steps.stream().filter(step -> !step.columns().isEmpty()).forEach(step -> requireUnchanged(handle, key, step));
        boolean guarded = isGuarded(handle);
        guard(handle, guarded, "DISABLE");
        long rows = 0;
        for (UndoStep step : steps) {
            step.sql().forEach(handle::execute);
            rows += step.reason().isEmpty() ? 0 : rows(handle, key, step);
        }
        guard(handle, guarded, "ENABLE");
        handle.createUpdate("UPDATE annotation_tracking_repair SET undone_at = clock_timestamp() WHERE token = :token")
                .bind("token", key)
                .execute();
        return rows;
    }

    private static boolean exists(Handle handle, String table) {
        return handle.createQuery("SELECT to_regclass(:table) IS NOT NULL")
                .bind("table", table)
                .mapTo(Boolean.class)
                .one();
    }

    /** Whatever somebody wrote since is not ours to take back; from here on nobody writes until it is done. */
    private static void requireUnchanged(Handle handle, String key, UndoStep step) {
        handle.execute("LOCK TABLE " + step.table() + " IN SHARE ROW EXCLUSIVE MODE");
        List<String> changed = handle.createQuery("""
                        SELECT q.content ->> 'id'
                          FROM annotation_tracking_quarantine q
                          LEFT JOIN %s t ON t.id = CAST(q.content ->> 'id' AS bigint)
                         WHERE q.token = :token AND q.source_table = :table AND q.reason = :reason
                           AND (t.id IS NULL OR q.left_as IS DISTINCT FROM %s)
                         ORDER BY q.id LIMIT %d
                        """.formatted(step.table(), Repairs.values(step.columns()), NAMED))
                .bind("token", key)
                .bind("table", step.table())
                .bind("reason", step.reason())
                .mapTo(String.class)
                .list();
        if (!changed.isEmpty()) {
            throw new PlanException(
                    "rows_changed_since",
                    "Nothing was undone, because rows of %s were written since (id %s); as they were, they are in annotation_tracking_quarantine"
                            .formatted(step.table(), String.join(", ", changed)));
        }
    }

    private static long rows(Handle handle, String key, UndoStep step) {
        String kept =
                "annotation_tracking_quarantine q WHERE q.token = :token AND q.source_table = '%s' AND q.reason = '%s'"
                        .formatted(step.table(), step.reason());
        String rows = "(SELECT r.* FROM (SELECT content FROM %s) k, jsonb_populate_record(NULL::%s, k.content) r)"
                .formatted(kept, step.table());
        String sql = step.columns().isEmpty()
                ? "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %3$s o"
                        .formatted(step.table(), columns(handle, key, kept), rows)
                : "UPDATE %s t SET %s FROM %s o WHERE o.id = t.id"
                        .formatted(step.table(), assignments(step.columns()), rows);
        int back = handle.createUpdate(sql).bind("token", key).execute();
        if (back != step.rows()) {
            throw new PlanException(
                    "proof_failed", "Rolled back: %d rows were kept, %d came back".formatted(step.rows(), back));
        }
        handle.createUpdate("DELETE FROM " + kept).bind("token", key).execute();
        return back;
    }

    /** The columns the rows had when they were kept; what came later takes its default. */
    private static String columns(Handle handle, String key, String kept) {
        return handle.createQuery("SELECT DISTINCT quote_ident(jsonb_object_keys(content)) FROM " + kept)
                .bind("token", key)
                .mapTo(String.class)
                .collect(Collectors.joining(", "));
    }

    private static String assignments(List<String> columns) {
        return columns.stream().map(name -> name + " = o." + name).collect(Collectors.joining(", "));
    }

    /** The trigger of coexistence would turn an old word into ours again. */
    private static boolean isGuarded(Handle handle) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_trigger
                                        WHERE tgrelid = to_regclass(:table) AND tgname = :trigger AND tgenabled = 'O')
                        """)
                .bind("table", Expected.TRACKING)
                .bind("trigger", Expected.COEXIST)
                .mapTo(Boolean.class)
                .one();
    }

    private static void guard(Handle handle, boolean guarded, String what) {
        if (guarded) {
            handle.execute("ALTER TABLE " + Expected.TRACKING + " " + what + " TRIGGER " + Expected.COEXIST);
        }
    }
}
