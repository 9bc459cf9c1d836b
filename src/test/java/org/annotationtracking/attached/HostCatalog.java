package org.annotationtracking.attached;

import java.util.List;
import org.annotationtracking.schema.TestDatabase;

/** What a database's catalog says of everything that is not ours, line by line. */
public record HostCatalog(List<String> lines) {

    private static final String TABLES = """
            WITH host AS (
                SELECT c.oid, c.oid::regclass::text AS name, c.relkind, c.relacl, c.relowner, c.reloptions, c.relrowsecurity,
                       c.relreplident
                  FROM pg_class c
                 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
                   AND c.relname !~ '^(annotation_tracking|skipped_example)'
            )
            """;

    private static final String LINES = TABLES + """
            SELECT concat_ws(' ', 'relation', name, relkind, relacl, relowner, reloptions, relrowsecurity, relreplident)
              FROM host
            UNION ALL
            SELECT concat_ws(' ', 'column', h.name, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                             a.attidentity, a.attgenerated, a.attstattarget, a.attoptions, a.attacl,
                             pg_get_expr(d.adbin, d.adrelid))
              FROM host h
              JOIN pg_attribute a ON a.attrelid = h.oid AND a.attnum > 0 AND NOT a.attisdropped
              LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            UNION ALL
            SELECT concat_ws(' ', 'index', h.name, pg_get_indexdef(i.indexrelid), i.indisvalid)
              FROM host h JOIN pg_index i ON i.indrelid = h.oid
            UNION ALL
            SELECT concat_ws(' ', 'constraint', h.name, k.conname, pg_get_constraintdef(k.oid), k.convalidated)
              FROM host h JOIN pg_constraint k ON k.conrelid = h.oid
            UNION ALL
            SELECT concat_ws(' ', 'trigger', h.name, pg_get_triggerdef(g.oid), g.tgenabled)
              FROM host h JOIN pg_trigger g ON g.tgrelid = h.oid AND NOT g.tgisinternal
            UNION ALL
            SELECT concat_ws(' ', 'rule', h.name, pg_get_ruledef(r.oid))
              FROM host h JOIN pg_rewrite r ON r.ev_class = h.oid
            UNION ALL
            SELECT concat_ws(' ', 'sequence', h.name, s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmax, s.seqmin,
                             s.seqcache, s.seqcycle)
              FROM host h JOIN pg_sequence s ON s.seqrelid = h.oid
            UNION ALL
            SELECT concat_ws(' ', 'function', p.oid::regprocedure, md5(p.prosrc))
              FROM pg_proc p
             WHERE p.pronamespace = 'public'::regnamespace AND p.proname !~ '^annotation_tracking'
             ORDER BY 1
            """;

    /** As it is now. */
    static HostCatalog of(TestDatabase database) {
        return new HostCatalog(database.query(handle -> handle.createQuery(LINES.replace("::", "\\:\\:"))
                .mapTo(String.class)
                .list()));
    }
}
