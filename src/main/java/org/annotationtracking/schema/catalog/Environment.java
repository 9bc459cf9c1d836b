package org.annotationtracking.schema.catalog;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Where we are: server, role, rights and neighbours.
 *
 * @param schema the schema our names resolve to; null when the role can use none
 * @param at the database's clock
 * @param readOnly whether transactions are read-only unless they say otherwise; the one that asks may be for its own sake
 * @param tables the names that tell a fresh database from a used one
 * @param elsewhere other schemas on the search path that hold a table of our name
 * @param unowned tables of ours that this role may not alter
 * @param readsDjango whether Django's own records may be read
 * @param lacking what this role may not do with them, such as {@code UPDATE on annotation_tracking}
 */
public record Environment(
        @Nullable String schema,
        String database,
        String role,
        int server,
        String at,
        boolean standby,
        boolean readOnly,
        boolean mayCreate,
        boolean readsDjango,
        List<String> tables,
        List<String> elsewhere,
        List<String> unowned,
        List<String> lacking) {
    private static final String QUERY = """
            WITH place AS (
                SELECT n.oid, n.nspname
                  FROM pg_catalog.pg_namespace n
                 WHERE n.nspname = current_schema()
            ), relation AS (
                SELECT c.oid, c.relname, c.relowner, n.nspname
                  FROM pg_catalog.pg_class c
                  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
                   AND n.nspname = ANY (current_schemas(false))
            ), ours AS (
                SELECT r.*
                  FROM relation r
                  JOIN place p USING (nspname)
                 WHERE r.relname IN ('annotation_tracking', 'skipped_example')
                    OR starts_with(r.relname, 'annotation_tracking_')
            )
            SELECT jsonb_build_object(
                'schema', (SELECT nspname FROM place),
                'database', current_database(),
                'role', current_user,
                'server', current_setting('server_version_num')::int,
                'at', to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                'standby', pg_is_in_recovery(),
                'readOnly', current_setting('default_transaction_read_only') = 'on',
                'mayCreate', coalesce((SELECT has_schema_privilege(p.oid, 'CREATE') FROM place p), false),
                'readsDjango', (SELECT coalesce(bool_or(has_table_privilege(r.oid, 'SELECT')), false)
                                  FROM relation r
                                  JOIN place p USING (nspname)
                                 WHERE r.relname = 'django_migrations'),
                'tables', (SELECT coalesce(jsonb_agg(r.relname ORDER BY r.relname), '[]')
                             FROM relation r
                             JOIN place p USING (nspname)
                            WHERE r.relname IN (<host>, 'django_migrations', 'assignment_assignment')
                               OR r.oid IN (SELECT oid FROM ours)),
                'elsewhere', (SELECT coalesce(jsonb_agg(r.nspname ORDER BY r.nspname), '[]')
                                FROM relation r
                               WHERE r.relname = 'annotation_tracking'
                                 AND r.nspname != current_schema()),
                'unowned', (SELECT coalesce(jsonb_agg(o.relname ORDER BY o.relname), '[]')
                              FROM ours o
                             WHERE NOT pg_has_role(o.relowner, 'USAGE')),
                'lacking', (SELECT coalesce(jsonb_agg(w.privilege || ' on ' || o.relname ORDER BY o.relname), '[]')
                              FROM ours o
                             CROSS JOIN (VALUES ('SELECT'), ('INSERT'), ('UPDATE')) w (privilege)
                             WHERE o.relname NOT IN ('annotation_tracking_quarantine')
                               AND (o.relname != :history OR w.privilege = 'SELECT')
                               AND NOT has_table_privilege(o.oid, w.privilege)))::text
            """;

    public static Environment read(Handle handle) {
        String json = handle.createQuery(QUERY)
                .bindList("host", HostTables.NAMES)
                .bind("history", HistoryRow.TABLE)
                .mapTo(String.class)
                .one();
        return Json.read(json, Environment.class);
    }

    public boolean has(String table) {
        return tables.contains(table);
    }

    /** True when the server refuses writes, whatever the role. */
    public boolean onlyReads() {
        return standby || readOnly;
    }

    /** The schema as SQL text. */
    public String quotedSchema() {
        return '"' + String.valueOf(schema).replace("\"", "\"\"") + '"';
    }
}
