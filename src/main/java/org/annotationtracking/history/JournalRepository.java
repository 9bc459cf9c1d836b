package org.annotationtracking.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.annotationtracking.core.EventType;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.TrackingEvent;
import org.annotationtracking.platform.PageRequest;
import org.annotationtracking.platform.Rows;
import org.jdbi.v3.core.Jdbi;

/** The journal's table: appended to and read, never changed. */
@ApplicationScoped
class JournalRepository {

    private final Jdbi jdbi;

    JournalRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A submission opens the next round; everything else belongs to the round that is open. */
    void append(TrackingEvent event, String requestId) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                        INSERT INTO annotation_tracking_event
                               (project_id, example_id, type, actor_id, actor_name, from_status, to_status,
                                notes, lock_epoch, request_id, active_seconds, round)
                        SELECT :project, :example, :type, :actor, :actorName, :from, :to, :notes, :epoch, :request,
                               :active::integer,
                               coalesce((SELECT last.round FROM annotation_tracking_event last
                                          WHERE last.project_id = :project AND last.example_id = :example
                                          ORDER BY last.id DESC LIMIT 1), 0) + :opens
                        """)
                .bind("project", event.key().projectId())
                .bind("example", event.key().exampleId())
                .bind("type", event.type().wire())
                .bind("actor", event.actorId())
                .bind("actorName", event.actorName())
                .bind("from", Journal.wire(event.from()))
                .bind("to", Journal.wire(event.to()))
                .bind("notes", event.notes())
                .bind("epoch", event.lockEpoch())
                .bind("request", requestId)
                .bind("active", event.activeSeconds())
                .bind("opens", event.type() == EventType.SUBMITTED ? 1 : 0)
                .execute());
    }

    /** The entries of one example, oldest first. */
    List<HistoryEntry> of(ExampleKey key, PageRequest page) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT id, type, actor_name, at, from_status, to_status, notes, lock_epoch, round, request_id,
                               active_seconds
                          FROM annotation_tracking_event
                         WHERE project_id = :project AND example_id = :example
                         ORDER BY id
                         LIMIT :limit OFFSET :offset
                        """)
                .bind("project", key.projectId())
                .bind("example", key.exampleId())
                .bind("limit", page.limit())
                .bind("offset", page.offset())
                .map((row, context) -> entry(row))
                .list());
    }

    long count(ExampleKey key) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT count(*) FROM annotation_tracking_event
                         WHERE project_id = :project AND example_id = :example
                        """)
                .bind("project", key.projectId())
                .bind("example", key.exampleId())
                .mapTo(Long.class)
                .one());
    }

    boolean exampleExists(ExampleKey key) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM examples_example WHERE project_id = :project AND id = :example)
                        """)
                .bind("project", key.projectId())
                .bind("example", key.exampleId())
                .mapTo(Boolean.class)
                .one());
    }

    private static HistoryEntry entry(ResultSet row) throws SQLException {
        return new HistoryEntry(
                row.getLong("id"),
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
