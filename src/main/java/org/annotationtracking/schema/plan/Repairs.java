package org.annotationtracking.schema.plan;

import java.util.List;
import org.annotationtracking.schema.catalog.Json;
import org.jdbi.v3.core.Handle;

/** The record of repairs and of every row one of them moved or changed. */
final class Repairs {
    /** What the migration makes too; a repair may come before it. */
    private static final List<String> TABLES = List.of("""
            CREATE TABLE IF NOT EXISTS annotation_tracking_repair (
                token varchar(80) NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
                applied_by varchar(150) NOT NULL,
                steps jsonb NOT NULL,
                undone_at timestamptz,
                CONSTRAINT annotation_tracking_repair_pkey PRIMARY KEY (token)
            )
            """, """
            CREATE TABLE IF NOT EXISTS annotation_tracking_quarantine (
                project_id bigint NOT NULL,
                id bigserial,
                token varchar(80) NOT NULL,
                source_table varchar(63) NOT NULL,
                reason varchar(60) NOT NULL,
                moved boolean NOT NULL,
                kept_at timestamptz NOT NULL DEFAULT clock_timestamp(),
                content jsonb NOT NULL,
                CONSTRAINT annotation_tracking_quarantine_pkey PRIMARY KEY (project_id, id)
            )
            """);

    private Repairs() {}

    static void prepare(Handle handle) {
        TABLES.forEach(handle::execute);
    }

    static void open(Handle handle, String token) {
        handle.createUpdate("""
                        INSERT INTO annotation_tracking_repair (token, applied_by, steps)
                        VALUES (:token, current_user, '[]') ON CONFLICT (token) DO UPDATE SET undone_at = NULL
                        """).bind("token", token).execute();
    }

    /** Adds one finished step, with what takes it back. */
    static void done(Handle handle, String token, UndoStep undo) {
        handle.createUpdate("""
                        UPDATE annotation_tracking_repair SET steps = steps || CAST(:step AS jsonb) WHERE token = :token
                        """)
                .bind("token", token)
                .bind("step", Json.write(List.of(undo)))
                .execute();
    }

    /** Keeps the rows as they are; says how many. */
    static int keep(Handle handle, String token, RowWork work) {
        return handle.createUpdate("""
                        INSERT INTO annotation_tracking_quarantine (project_id, token, source_table, reason, moved, content)
                        SELECT coalesce(project_id, 0), :token, :table, :reason, :moved, to_jsonb(source.*)
                          FROM %s source WHERE %s
                        """.formatted(work.table(), work.where()))
                .bind("token", token)
                .bind("table", work.table())
                .bind("reason", work.reason())
                .bind("moved", work.moves())
                .execute();
    }
}
