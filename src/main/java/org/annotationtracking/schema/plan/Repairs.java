package org.annotationtracking.schema.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.annotationtracking.schema.catalog.Json;
import org.jdbi.v3.core.Handle;

/** The record of repairs and of every row one of them moved or changed. */
final class Repairs {
    /** What the migration makes too; a repair may come before it. */
    private static final List<String> TABLES =
            List.of("""
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
                left_as jsonb,
                CONSTRAINT annotation_tracking_quarantine_pkey PRIMARY KEY (project_id, id)
            )
            """, "ALTER TABLE annotation_tracking_quarantine ADD COLUMN IF NOT EXISTS left_as jsonb");

    private Repairs() {}

    /**
     * The same as statements for a client: the rows are kept and the repair is recorded in the transaction that changes
     * them, so that {@code undo} brings them back here too.
     */
    static List<String> script(String key, RowWork work) {
        String kept =
                "token = '%s' AND source_table = '%s' AND reason = '%s'".formatted(key, work.table(), work.reason());
        List<String> all = new ArrayList<>(List.of("BEGIN"));
        TABLES.forEach(sql -> all.add(sql.strip()));
        all.add("LOCK TABLE " + work.table() + " IN SHARE ROW EXCLUSIVE MODE");
        all.add("""
                INSERT INTO annotation_tracking_quarantine (project_id, token, source_table, reason, moved, content)
                SELECT coalesce(project_id, 0), '%s', '%s', '%s', %s, to_jsonb(source.*)
                  FROM %2$s source WHERE %s""".formatted(key, work.table(), work.reason(), work.moves(), work.where()));
        all.add(work.sql());
        if (!work.moves()) {
            all.add("""
                    UPDATE annotation_tracking_quarantine q SET left_as = %s
                      FROM %s t
                     WHERE q.%s AND t.id = CAST(q.content ->> 'id' AS bigint)""".formatted(values(work.changed()), work.table(), kept.replace(" AND ", " AND q.")));
        }
        String columns = work.moves() ? "[]" : Json.write(work.changed());
        all.add("""
                INSERT INTO annotation_tracking_repair AS r (token, applied_by, steps)
                SELECT '%s', current_user, jsonb_build_array(jsonb_build_object('table', '%s', 'reason', '%s',
                       'columns', CAST('%s' AS jsonb), 'sql', CAST('[]' AS jsonb), 'rows', count(*)))
                  FROM annotation_tracking_quarantine WHERE %s
                    ON CONFLICT (token) DO UPDATE SET steps = r.steps || excluded.steps, undone_at = NULL""".formatted(key, work.table(), work.reason(), columns, kept));
        all.add("COMMIT");
        return all;
    }

    static void prepare(Handle handle) {
        TABLES.forEach(handle::execute);
    }

    static void open(Handle handle, String token) {
        handle.createUpdate("""
                        INSERT INTO annotation_tracking_repair (token, applied_by, steps)
                        VALUES (:token, current_user, '[]')
                            ON CONFLICT ON CONSTRAINT annotation_tracking_repair_pkey DO UPDATE
                           SET steps = CASE WHEN annotation_tracking_repair.undone_at IS NULL
                                            THEN annotation_tracking_repair.steps ELSE '[]' END,
                               undone_at = NULL, applied_by = current_user, applied_at = clock_timestamp()
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

    /** Remembers beside each kept row what the step made of it. */
    static void left(Handle handle, String token, RowWork work) {
        handle.createUpdate("""
                        UPDATE annotation_tracking_quarantine q SET left_as = %s
                          FROM %s t
                         WHERE q.token = :token AND q.source_table = :table AND q.reason = :reason
                           AND t.id = CAST(q.content ->> 'id' AS bigint)
                        """.formatted(values(work.changed()), work.table()))
                .bind("token", token)
                .bind("table", work.table())
                .bind("reason", work.reason())
                .execute();
    }

    /** The values of some columns of a row {@code t}. */
    static String values(List<String> columns) {
        return columns.stream()
                .map(name -> "'%1$s', t.%1$s".formatted(name))
                .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
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
