package org.annotationtracking.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The answers that are kept, a row a key. */
@ApplicationScoped
class AnswerRepository {

    private static final String KEY = "project_id = :project AND user_id = :user AND key = :key AND address = :address";

    /** How long a second request waits for the first to end before it is sent away. */
    private static final String PATIENCE = "100ms";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Jdbi jdbi;
    private final ObjectMapper mapper;

    AnswerRepository(Jdbi jdbi, ObjectMapper mapper) {
        this.jdbi = jdbi;
        this.mapper = mapper;
    }

    /** What is kept under a key, and for which body. */
    record Kept(String payload, Answer answer) {}

    /**
     * Puts the key down, unseen until the transaction ends. False when it is there already; refuses when another
     * transaction that has not ended put it down.
     */
    boolean tryReserve(Claim claim) {
        try {
            return jdbi.withHandle(sql -> bind(sql.createQuery("""
                            WITH usual AS MATERIALIZED (
                                SELECT current_setting('lock_timeout') AS patience
                            ), short AS MATERIALIZED (
                                SELECT set_config('lock_timeout', :patience, true) FROM usual
                            ), made AS (
                                INSERT INTO annotation_tracking_idempotency (project_id, user_id, key, address, payload)
                                SELECT :project, :user, :key, :address, :payload FROM short
                                    ON CONFLICT (project_id, user_id, key, address) DO NOTHING
                                RETURNING key
                            )
                            SELECT counted.rows > 0 AS reserved,
                                   set_config('lock_timeout', usual.patience, true) AS restored
                              FROM (SELECT count(*) AS rows FROM made) counted
                             CROSS JOIN usual
                            """), claim)
                    .bind("patience", PATIENCE)
                    .bind("payload", claim.payload())
                    .map((row, context) -> row.getBoolean("reserved"))
                    .one());
        } catch (UnableToExecuteStatementException failure) {
            if (failure.getCause() instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
                throw KeyRefusedException.inFlight();
            }
            throw failure;
        }
    }

    /** What stands under the key and is not older than a day. */
    Optional<Kept> find(Claim claim) {
        return jdbi.withHandle(sql -> bind(sql.createQuery("""
                        SELECT payload, status, media_type, headers::text AS headers, body
                          FROM annotation_tracking_idempotency
                         WHERE %s AND status IS NOT NULL AND stored_at > clock_timestamp() - interval '24 hours'
                        """.formatted(KEY)), claim)
                .map((row, context) -> kept(row))
                .findOne());
    }

    /** Writes the answer under a key that this transaction put down. */
    void fill(Claim claim, Answer answer) {
        jdbi.useHandle(sql -> bind(sql.createUpdate("""
                        UPDATE annotation_tracking_idempotency
                           SET status = :status, media_type = :type, headers = :headers::jsonb, body = :body
                         WHERE %s
                        """.formatted(KEY)), claim)
                .bind("status", answer.status())
                .bind("type", answer.mediaType())
                .bind("headers", json(answer.headers()))
                .bind("body", answer.body())
                .execute());
    }

    /** Frees a key whose day is over. */
    void forgetExpired(Claim claim) {
        jdbi.useHandle(sql -> bind(sql.createUpdate("""
                        DELETE FROM annotation_tracking_idempotency
                         WHERE %s AND stored_at <= clock_timestamp() - interval '24 hours'
                        """.formatted(KEY)), claim).execute());
    }

    /** Deletes up to a thousand rows older than a day, of any project, that nobody else is deleting. */
    void prune() {
        jdbi.useHandle(sql -> sql.createUpdate("""
                        DELETE FROM annotation_tracking_idempotency
                         WHERE (project_id, user_id, key, address) IN (
                               SELECT project_id, user_id, key, address FROM annotation_tracking_idempotency
                                WHERE stored_at <= clock_timestamp() - interval '24 hours'
                                ORDER BY stored_at
                                LIMIT 1000
                                  FOR UPDATE SKIP LOCKED)
                        """).execute());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Claim claim) {
        return statement
                .bind("project", claim.projectId())
                .bind("user", (int) claim.userId())
                .bind("key", claim.key())
                .bind("address", claim.address());
    }

    private Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getString("payload"),
                new Answer(
                        row.getInt("status"),
                        row.getString("media_type"),
                        headers(row.getString("headers")),
                        row.getString("body")));
    }

    private String json(Map<String, String> headers) {
        try {
            return mapper.writeValueAsString(headers);
        } catch (JsonProcessingException ours) {
            throw new IllegalStateException(ours);
        }
    }

    private Map<String, String> headers(String json) {
        try {
            return mapper.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException ours) {
            throw new IllegalStateException(ours);
        }
    }
}
