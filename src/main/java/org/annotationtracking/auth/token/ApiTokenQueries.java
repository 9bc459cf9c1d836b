package org.annotationtracking.auth.token;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Finds tokens by their hash. No cache: what was revoked is gone with the next request. */
@ApplicationScoped
class ApiTokenQueries {

    private static final Logger LOG = Logger.getLogger(ApiTokenQueries.class);

    private final Jdbi jdbi;

    ApiTokenQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    record Found(long id, boolean stale, Grant grant) {}

    /** What a token opens, unless it was revoked or has run out; notes to the minute that it was used. */
    Optional<Grant> find(String hash) {
        Optional<Found> found = jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT project_id, id, user_id, scopes,
                               coalesce(last_used_at < clock_timestamp() - interval '1 minute', true) AS stale
                          FROM annotation_tracking_token
                         WHERE hash = :hash AND revoked_at IS NULL AND expires_at > clock_timestamp()
                        """)
                .bind("hash", hash)
                .map((row, context) -> new Found(
                        row.getLong("id"),
                        row.getBoolean("stale"),
                        new Grant(
                                row.getLong("user_id"),
                                row.getLong("project_id"),
                                Scope.stored(row.getString("scopes")))))
                .findOne());
        found.filter(Found::stale).ifPresent(this::used);
        return found.map(Found::grant);
    }

    /** A standby takes no notes, and serves all the same. */
    private void used(Found token) {
        try {
            jdbi.useHandle(sql -> sql.execute(
                    "UPDATE annotation_tracking_token SET last_used_at = clock_timestamp() WHERE project_id = ? AND id = ?",
                    token.grant().projectId(),
                    token.id()));
        } catch (JdbiException readOnly) {
            LOG.debug("The use of a token was not noted", readOnly);
        }
    }
}
