package org.annotationtracking.schema.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Reads the catalog of a database in one statement that needs no privilege but CONNECT and runs on a standby.
 *
 * <p>Nothing here casts a name to a relation: that raises an error for a role without USAGE on the schema.
 */
public final class CatalogReader {
    /**
     * Our tables whole; of the host's tables only the columns, and triggers of ours. It runs every minute: a deparse is asked
     * for only where a name does not do, {@code OFFSET 0} keeps a sequence from being looked for three times.
     */
    private static final String QUERY = """
            WITH relation AS MATERIALIZED (
                SELECT c.oid, c.relname, c.relkind, c.relname NOT IN (<host>) AS ours
                  FROM pg_catalog.pg_class c
                  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                 WHERE n.nspname = :schema
                   AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                   AND c.relname != :history
                   AND (c.relname IN ('annotation_tracking', 'skipped_example', <host>)
                        OR starts_with(c.relname, 'annotation_tracking_'))
            ), columns AS (
                SELECT r.oid, json_object_agg(a.attname, json_build_object(
                           'type', pg_catalog.format_type(a.atttypid, a.atttypmod),
                           'notNull', a.attnotnull,
                           'defaultValue', CASE WHEN s.relname IS NULL AND a.attgenerated = ''
                                                THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END,
                           'autonumber', CASE WHEN a.attidentity != '' THEN 'identity'
                                              WHEN s.relname IS NOT NULL THEN 'serial' END,
                           'sequence', s.relname,
                           'generated', a.attgenerated != '')) AS facts
                  FROM relation r
                  JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
                  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = r.oid AND d.adnum = a.attnum
                 CROSS JOIN LATERAL (
                       SELECT coalesce(
                           (SELECT q.relname
                              FROM pg_catalog.pg_depend e
                              JOIN pg_catalog.pg_class q ON q.oid = e.objid AND q.relkind = 'S'
                             WHERE a.attidentity != '' AND e.deptype = 'i'
                               AND e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                               AND e.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                               AND e.refobjid = r.oid AND e.refobjsubid = a.attnum),
                           (SELECT q.relname
                              FROM pg_catalog.pg_depend e
                              JOIN pg_catalog.pg_class q ON q.oid = e.refobjid AND q.relkind = 'S'
                             WHERE e.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND e.objid = d.oid
                               AND e.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                             LIMIT 1)) AS relname
                       OFFSET 0) s
                 GROUP BY r.oid
            ), constraints AS (
                SELECT r.oid, json_agg(json_build_object(
                           'name', c.conname, 'kind', c.contype,
                           'columns', (SELECT coalesce(json_agg(a.attname ORDER BY k.place), '[]')
                                         FROM unnest(c.conkey) WITH ORDINALITY k (num, place)
                                         JOIN pg_catalog.pg_attribute a
                                           ON a.attrelid = c.conrelid AND a.attnum = k.num),
                           'target', CASE WHEN fn.nspname = :schema THEN f.relname
                                          ELSE fn.nspname || '.' || f.relname END,
                           'targetColumns', (SELECT coalesce(json_agg(a.attname ORDER BY k.place), '[]')
                                               FROM unnest(c.confkey) WITH ORDINALITY k (num, place)
                                               JOIN pg_catalog.pg_attribute a
                                                 ON a.attrelid = c.confrelid AND a.attnum = k.num),
                           'onDelete', CASE WHEN c.contype = 'f' THEN c.confdeltype END,
                           'definition', CASE c.contype
                                         WHEN 'c' THEN pg_catalog.pg_get_expr(c.conbin, c.conrelid)
                                         WHEN 'x' THEN pg_catalog.pg_get_constraintdef(c.oid) END,
                           'validated', c.convalidated, 'deferrable', c.condeferrable) ORDER BY c.conname) AS facts
                  FROM relation r
                  JOIN pg_catalog.pg_constraint c ON c.conrelid = r.oid AND c.contype IN ('p', 'u', 'f', 'c', 'x')
                  LEFT JOIN pg_catalog.pg_class f ON f.oid = c.confrelid
                  LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
                 WHERE r.ours
                 GROUP BY r.oid
            ), indexes AS (
                SELECT r.oid, json_agg(json_build_object(
                           'name', x.relname, 'method', am.amname, 'unique', i.indisunique,
                           'valid', i.indisvalid AND i.indisready AND i.indislive,
                           'keys', (SELECT json_agg(coalesce(pg_catalog.quote_ident(a.attname),
                                                              pg_catalog.pg_get_indexdef(i.indexrelid, k, true)) ||
                                           CASE WHEN i.indoption[k - 1] = 0 THEN '' ELSE ' DESC' END ORDER BY k)
                                      FROM generate_series(1, i.indnkeyatts) k
                                      LEFT JOIN pg_catalog.pg_attribute a
                                        ON a.attrelid = r.oid AND a.attnum = i.indkey[k - 1] AND a.attnum != 0),
                           'included', (SELECT coalesce(
                                               json_agg(pg_catalog.pg_get_indexdef(i.indexrelid, k, true) ORDER BY k), '[]')
                                          FROM generate_series(i.indnkeyatts + 1, i.indnatts) k),
                           'predicate', pg_catalog.pg_get_expr(i.indpred, i.indrelid),
                           'constraint', b.conname) ORDER BY x.relname) AS facts
                  FROM relation r
                  JOIN pg_catalog.pg_index i ON i.indrelid = r.oid
                  JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
                  JOIN pg_catalog.pg_am am ON am.oid = x.relam
                  LEFT JOIN pg_catalog.pg_constraint b
                    ON b.conrelid = r.oid AND b.conindid = i.indexrelid AND b.contype IN ('p', 'u', 'x')
                 WHERE r.ours
                 GROUP BY r.oid
            ), triggers AS (
                SELECT r.oid, json_agg(json_build_object(
                           'name', t.tgname, 'function', p.proname, 'enabled', t.tgenabled, 'type', t.tgtype,
                           'columns', (SELECT coalesce(json_agg(a.attname ORDER BY a.attname), '[]')
                                         FROM pg_catalog.pg_attribute a
                                        WHERE a.attrelid = r.oid AND a.attnum = ANY (t.tgattr::pg_catalog.int2[])),
                           'condition', substring(pg_catalog.pg_get_triggerdef(t.oid)
                                                  FROM ' WHEN ([(].*[)]) EXECUTE '))
                           ORDER BY t.tgname) AS facts
                  FROM relation r
                  JOIN pg_catalog.pg_trigger t ON t.tgrelid = r.oid AND NOT t.tgisinternal
                  JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid
                 WHERE r.ours OR starts_with(p.proname, 'annotation_tracking_')
                 GROUP BY r.oid
            ), rules AS (
                SELECT r.oid, json_agg(w.rulename ORDER BY w.rulename) AS facts
                  FROM relation r
                  JOIN pg_catalog.pg_rewrite w ON w.ev_class = r.oid AND w.rulename != '_RETURN'
                 WHERE r.ours
                 GROUP BY r.oid
            )
            SELECT json_build_object(
                'tables', (SELECT coalesce(json_object_agg(r.relname, json_build_object(
                                  'kind', r.relkind,
                                  'columns', coalesce(c.facts, '{}'),
                                  'constraints', coalesce(k.facts, '[]'),
                                  'indexes', coalesce(i.facts, '[]'),
                                  'triggers', coalesce(t.facts, '[]'),
                                  'rules', coalesce(w.facts, '[]'))), '{}')
                             FROM relation r
                             LEFT JOIN columns c USING (oid)
                             LEFT JOIN constraints k USING (oid)
                             LEFT JOIN indexes i USING (oid)
                             LEFT JOIN triggers t USING (oid)
                             LEFT JOIN rules w USING (oid)),
                'functions', (SELECT coalesce(json_object_agg(p.proname, p.prosrc), '{}')
                                FROM pg_catalog.pg_proc p
                                JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
                               WHERE n.nspname = :schema AND starts_with(p.proname, 'annotation_tracking_')))::text
            """;

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final String schema;
    private final Collection<String> hostTables;

    /** @param hostTables tables of which only the columns are of interest */
    public CatalogReader(String schema, Collection<String> hostTables) {
        this.schema = schema;
        this.hostTables = hostTables;
    }

    public Catalog read(Handle handle) {
        String json = handle.createQuery(QUERY)
                .bind("schema", schema)
                .bind("history", HistoryRow.TABLE)
                .bindList("host", hostTables)
                .mapTo(String.class)
                .one();
        Catalog catalog = Json.read(json, Catalog.class);
        SortedMap<String, String> functions = new TreeMap<>();
        catalog.functions().forEach((name, source) -> functions.put(name, digest(source)));
        return new Catalog(catalog.tables(), functions);
    }

    /** A function's text, however it is laid out. */
    private static String digest(String source) {
        String text = SPACE.matcher(source).replaceAll(" ").strip();
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
