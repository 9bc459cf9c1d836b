package org.annotationtracking.schema.plan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.drift.Repair;

/**
 * A change of an instance that has died, which the server still carries out: it notices that nobody waits for the answer only
 * every few seconds, and some systems not at all.
 */
public record Leftover(int pid, String object, String who) {
    /** Looks are no changes: those hold locks that keep others from writing, or wait for them. */
    private static final String LEFT = """
            SELECT a.pid, l.relation::regclass::text AS object,
                   concat_ws(', ', 'pid ' || a.pid, 'since ' || to_char(a.query_start, 'YYYY-MM-DD HH24:MI:SS'),
                             left(regexp_replace(a.query, '\\s+', ' ', 'g'), 80)) AS who
              FROM pg_catalog.pg_stat_activity a
              JOIN pg_catalog.pg_locks l ON l.pid = a.pid AND l.locktype = 'relation' AND l.relation >= 16384
             WHERE a.application_name = '%s' AND a.datname = current_database() AND a.pid <> pg_backend_pid()
               AND a.state = 'active'
               AND l.mode IN ('ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock',
                              'AccessExclusiveLock')
             ORDER BY a.query_start LIMIT 1
            """.formatted(Blocker.OURS);

    /** What runs on, asked while the {@link ChangeLock} is held: nobody alive changes anything then. */
    public static Optional<Leftover> in(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LEFT)) {
            return row.next()
                    ? Optional.of(new Leftover(row.getInt("pid"), row.getString("object"), row.getString("who")))
                    : Optional.empty();
        }
    }

    /** For the report; it ends by itself, and nobody but a person ends it sooner. */
    public Finding finding() {
        return Finding.of(DriftCode.ZOMBIE_MIGRATION_BACKEND, object)
                .found(who)
                .remedy(Repair.NEVER, "SELECT pg_terminate_backend(" + pid + ")");
    }
}
