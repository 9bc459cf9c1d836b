package org.annotationtracking.history.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.annotationtracking.platform.Rows;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Numbered entries of the journal. */
@ApplicationScoped
class ChangesQueries {

    private static final String PAGE = """
            SELECT n.seq, e.id, e.example_id, e.type, e.actor_name, e.at, e.from_status, e.to_status, e.notes,
                   e.lock_epoch, e.round, e.request_id, e.active_seconds
              FROM annotation_tracking_event_number n
              JOIN annotation_tracking_event e ON e.project_id = n.project_id AND e.id = n.event_id
             WHERE n.project_id = :project AND n.seq > :after %s
             ORDER BY n.seq
             LIMIT :limit
            """;

    private final Jdbi jdbi;

    ChangesQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The entries behind a number, in their order. */
    List<Change> after(long projectId, long after, int limit) {
        return jdbi.withHandle(sql -> page(sql.createQuery(PAGE.formatted("")), projectId, after, limit));
    }

    /** Those of them that fulfil a condition of {@link org.annotationtracking.auth.Visibility}, up to another number. */
    List<Change> after(long projectId, long after, long last, int limit, String visible, long viewer) {
        return jdbi.withHandle(sql -> page(
                sql.createQuery(PAGE.formatted("AND n.seq <= :last AND " + visible))
                        .bind("last", last)
                        .bind("viewer", (int) viewer),
                projectId,
                after,
                limit));
    }

    private static List<Change> page(Query query, long projectId, long after, int limit) {
        return query.bind("project", projectId)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> change(row))
                .list();
    }

    /** The newest number of the project; 0 before the first. */
    long lastSeq(long projectId) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT coalesce(max(seq), 0) FROM annotation_tracking_event_number WHERE project_id = :project
                        """)
                .bind("project", projectId)
                .mapTo(Long.class)
                .one());
    }

    /** The newest number of each of these projects that has any. */
    Map<Long, Long> lastSeqs(Set<Long> projects) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT project_id, last_seq FROM annotation_tracking_sequencer WHERE project_id = ANY(:projects)
                        """)
                .bindArray("projects", Long.class, projects)
                .map((row, context) -> Map.entry(row.getLong("project_id"), row.getLong("last_seq")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("seq"),
                row.getLong("id"),
                row.getLong("example_id"),
                row.getString("type"),
                row.getString("actor_name"),
                Rows.instant(row, "at"),
                row.getString("from_status"),
                row.getString("to_status"),
                row.getString("notes"),
                Rows.number(row, "lock_epoch"),
                row.getInt("round"),
                row.getString("request_id"),
                row.getObject("active_seconds", Integer.class));
    }
}
