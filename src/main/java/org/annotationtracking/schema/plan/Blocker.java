package org.annotationtracking.schema.plan;

import java.util.List;
import java.util.Optional;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.drift.Repair;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Another connection that a change of ours waits for.
 *
 * @param transaction its transaction, as the server numbers them; null for a prepared one
 * @param object the table it holds, or the kind of lock
 * @param who its application, what it does and for how long, as far as this role may know
 */
public record Blocker(int pid, @Nullable String transaction, String object, String who) {
    /** What connections that change the schema call themselves. */
    public static final String OURS = "annotation-tracking/schema";

    private static final String WHO = """
            concat_ws(', ',
                CASE b.pid WHEN 0 THEN 'prepared transaction ' || (SELECT string_agg(gid, ', ')
                     FROM pg_catalog.pg_prepared_xacts WHERE database = current_database()) ELSE 'pid ' || b.pid END,
                'application ' || coalesce(nullif(a.application_name, ''), 'unnamed'), 'role ' || a.usename, a.state,
                'in its transaction for ' || extract(epoch FROM clock_timestamp() - a.xact_start)::bigint || ' s',
                'query begun ' || extract(epoch FROM clock_timestamp() - a.query_start)::bigint || ' s ago')""";
    private static final String WAITED_FOR = """
            SELECT b.pid, v.virtualtransaction, coalesce(c.relname, w.locktype) AS object,
                   %s AS who
              FROM pg_catalog.pg_locks w
              JOIN pg_catalog.pg_stat_activity ours
                ON ours.pid = w.pid AND ours.application_name = :ours AND ours.datname = current_database()
             CROSS JOIN LATERAL unnest(pg_catalog.pg_blocking_pids(w.pid)) b (pid)
              LEFT JOIN pg_catalog.pg_locks v ON v.pid = b.pid AND v.locktype = 'virtualxid' AND v.granted
              LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = b.pid
              LEFT JOIN pg_catalog.pg_class c ON c.oid = w.relation
             WHERE NOT w.granted AND w.locktype != 'advisory' AND a.application_name IS DISTINCT FROM :ours
             ORDER BY a.xact_start
            """.formatted(WHO);
    private static final String AGAIN = """
            SELECT %s AS who
              FROM (SELECT pid FROM pg_catalog.pg_locks
                     WHERE pid = :pid AND virtualtransaction = :transaction AND granted
                     UNION
                    SELECT 0 FROM pg_catalog.pg_prepared_xacts
                     WHERE database = current_database() AND :pid = 0) b
              LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = b.pid
            """.formatted(WHO);

    /** Who is waited for at this moment, the oldest transaction first. */
    static List<Blocker> waitedFor(Handle handle) {
        return handle.createQuery(WAITED_FOR)
                .bind("ours", OURS)
                .map((row, context) -> new Blocker(
                        row.getInt("pid"),
                        row.getString("virtualtransaction"),
                        row.getString("object"),
                        row.getString("who")))
                .list();
    }

    /** As it is now; empty when its transaction has ended, a prepared one when none is left in this database. */
    public Optional<Blocker> again(Handle handle) {
        return handle.createQuery(AGAIN)
                .bind("pid", pid)
                .bind("transaction", transaction)
                .mapTo(String.class)
                .map(now -> new Blocker(pid, transaction, object, now))
                .findOne();
    }

    /** {@code schema_ddl_blocked_by}. */
    public PlanException refusal() {
        return new PlanException(
                DriftCode.DDL_BLOCKED_BY.asErrorCode(), finding().line());
    }

    /** For the report; nobody but a person ends another's connection. */
    public Finding finding() {
        Finding finding = Finding.of(DriftCode.DDL_BLOCKED_BY, object).found(who);
        return pid == 0 ? finding : finding.remedy(Repair.NEVER, "SELECT pg_terminate_backend(" + pid + ")");
    }
}
