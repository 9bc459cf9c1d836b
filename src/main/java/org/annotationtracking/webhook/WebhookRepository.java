package org.annotationtracking.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.platform.Rows;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Webhooks as their managers see and change them; every change ends the turn that is under way. */
@ApplicationScoped
class WebhookRepository {

    private final Jdbi jdbi;

    WebhookRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A project's webhooks, or the one of an id. */
    List<Webhook> of(long projectId, @Nullable Long id) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT w.id, w.url, w.event_types, w.active, w.created_by, w.created_at, w.last_seq, w.attempts,
                               CASE WHEN w.attempts > 0 THEN w.next_attempt_at END AS next_attempt_at,
                               (SELECT count(*) FROM annotation_tracking_webhook_delivery d
                                 WHERE d.project_id = w.project_id AND d.webhook_id = w.id AND d.outcome = 'dead') AS dead
                          FROM annotation_tracking_webhook w
                         WHERE w.project_id = :project AND (:id::bigint IS NULL OR w.id = :id)
                         ORDER BY w.id
                        """)
                .bind("project", projectId)
                .bindByType("id", id, Long.class)
                .map((row, context) -> webhook(row))
                .list());
    }

    /** How many a project has, counted by one at a time: the project's row is held until the transaction ends. */
    long countHeld(long projectId) {
        return jdbi.withHandle(sql -> {
            sql.execute("SELECT 1 FROM projects_project WHERE id = ? FOR NO KEY UPDATE", projectId);
            return sql.select("SELECT count(*) FROM annotation_tracking_webhook WHERE project_id = ?", projectId)
                    .mapTo(Long.class)
                    .one();
        });
    }

    long add(long projectId, String url, EventTypes types, String secret, String createdBy, long lastSeq) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        INSERT INTO annotation_tracking_webhook
                               (project_id, url, event_types, secret, created_by, last_seq)
                        VALUES (:project, :url, :types, :secret, :by, :last)
                        RETURNING id
                        """)
                .bind("project", projectId)
                .bind("url", url)
                .bind("types", types.text())
                .bind("secret", secret)
                .bind("by", createdBy)
                .bind("last", lastSeq)
                .mapTo(Long.class)
                .one());
    }

    /** Null leaves a value as it is. */
    boolean change(long projectId, long id, @Nullable String url, @Nullable String types, @Nullable Boolean active) {
        return jdbi.withHandle(sql -> sql.createUpdate("""
                        UPDATE annotation_tracking_webhook
                           SET url = coalesce(:url, url), event_types = coalesce(:types, event_types),
                               active = coalesce(:active::boolean, active),
                               turn = turn + 1, leased_until = NULL, attempts = 0, next_attempt_at = clock_timestamp()
                         WHERE project_id = :project AND id = :id
                        """)
                        .bind("project", projectId)
                        .bind("id", id)
                        .bind("url", url)
                        .bind("types", types)
                        .bind("active", active)
                        .execute()
                > 0);
    }

    boolean replaceSecret(long projectId, long id, String secret) {
        return jdbi.withHandle(sql -> sql.createUpdate("""
                        UPDATE annotation_tracking_webhook
                           SET previous_secret = secret, previous_secret_until = clock_timestamp() + interval '24 hours',
                               secret = :secret, turn = turn + 1, leased_until = NULL
                         WHERE project_id = :project AND id = :id
                        """)
                        .bind("project", projectId)
                        .bind("id", id)
                        .bind("secret", secret)
                        .execute()
                > 0);
    }

    boolean moveTo(long projectId, long id, long lastSeq) {
        return jdbi.withHandle(sql -> sql.createUpdate("""
                        UPDATE annotation_tracking_webhook
                           SET last_seq = :last, turn = turn + 1, leased_until = NULL, attempts = 0,
                               next_attempt_at = clock_timestamp()
                         WHERE project_id = :project AND id = :id
                        """)
                        .bind("project", projectId)
                        .bind("id", id)
                        .bind("last", lastSeq)
                        .execute()
                > 0);
    }

    boolean remove(long projectId, long id) {
        return jdbi.withHandle(sql ->
                sql.execute("DELETE FROM annotation_tracking_webhook WHERE project_id = ? AND id = ?", projectId, id)
                        > 0);
    }

    Optional<Receiver> receiver(long projectId, long id) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT url, secret,
                               CASE WHEN previous_secret_until > clock_timestamp() THEN previous_secret END AS previous
                          FROM annotation_tracking_webhook
                         WHERE project_id = :project AND id = :id
                        """)
                .bind("project", projectId)
                .bind("id", id)
                .map((row, context) ->
                        new Receiver(row.getString("url"), row.getString("secret"), row.getString("previous")))
                .findOne());
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(
                row.getLong("id"),
                row.getString("url"),
                EventTypes.stored(row.getString("event_types")).names(),
                row.getBoolean("active"),
                row.getString("created_by"),
                Rows.requireInstant(row, "created_at"),
                row.getLong("last_seq"),
                row.getInt("attempts"),
                Rows.instant(row, "next_attempt_at"),
                row.getLong("dead"));
    }
}
