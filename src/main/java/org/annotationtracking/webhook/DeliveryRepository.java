package org.annotationtracking.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.annotationtracking.platform.Rows;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The log of attempts. */
@ApplicationScoped
class DeliveryRepository {

    private final Jdbi jdbi;

    DeliveryRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(Turn turn, Settlement attempt) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                        INSERT INTO annotation_tracking_webhook_delivery
                               (project_id, webhook_id, seq, example_id, event_type, attempt, outcome, status,
                                duration_ms, error)
                        VALUES (:project, :webhook, :seq, :example, :type, :attempt, :outcome, :status::integer,
                                :millis, :error)
                        """)
                .bind("project", turn.projectId())
                .bind("webhook", turn.webhookId())
                .bind("seq", attempt.change().seq())
                .bind("example", attempt.change().exampleId())
                .bind("type", attempt.change().type())
                .bind("attempt", attempt.attempt())
                .bind("outcome", attempt.outcome())
                .bind("status", attempt.status())
                .bind("millis", attempt.durationMillis())
                .bind("error", attempt.error())
                .execute());
    }

    /** The newest first, those before an id. */
    List<Delivery> of(long projectId, long webhookId, @Nullable String outcome, long before, int limit) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT id, seq, example_id, event_type, attempt, outcome, status, duration_ms, error, at
                          FROM annotation_tracking_webhook_delivery
                         WHERE project_id = :project AND webhook_id = :webhook AND id < :before
                           AND (:outcome::text IS NULL OR outcome = :outcome)
                         ORDER BY id DESC
                         LIMIT :limit
                        """)
                .bind("project", projectId)
                .bind("webhook", webhookId)
                .bind("outcome", outcome)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> delivery(row))
                .list());
    }

    /** Forgets what is older, what was given up excepted, a little at a time. */
    void prune(Duration age) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                        DELETE FROM annotation_tracking_webhook_delivery d
                         USING (SELECT project_id, id FROM annotation_tracking_webhook_delivery
                                 WHERE at < clock_timestamp() - :age * interval '1 second' AND outcome <> 'dead'
                                 ORDER BY at LIMIT 10000 FOR UPDATE SKIP LOCKED) old
                         WHERE d.project_id = old.project_id AND d.id = old.id
                        """).bind("age", age.toSeconds()).execute());
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getLong("seq"),
                row.getLong("example_id"),
                row.getString("event_type"),
                row.getInt("attempt"),
                row.getString("outcome"),
                row.getObject("status", Integer.class),
                row.getInt("duration_ms"),
                row.getString("error"),
                Rows.requireInstant(row, "at"));
    }
}
