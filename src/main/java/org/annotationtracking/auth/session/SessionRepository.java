package org.annotationtracking.auth.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The sessions' table, which is Django's. */
@ApplicationScoped
class SessionRepository {

    private final Jdbi jdbi;

    SessionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The data of a session that has not run out. */
    Optional<String> find(String key) {
        return jdbi.withHandle(
                sql -> sql.createQuery("""
                        SELECT session_data FROM django_session
                         WHERE session_key = :key AND expire_date > clock_timestamp()
                        """).bind("key", key).mapTo(String.class).findOne());
    }

    void add(String key, String data, Duration maxAge) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                        INSERT INTO django_session (session_key, session_data, expire_date)
                        VALUES (:key, :data, clock_timestamp() + make_interval(secs => :seconds))
                        """)
                .bind("key", key)
                .bind("data", data)
                .bind("seconds", maxAge.toSeconds())
                .execute());
    }

    void remove(String key) {
        jdbi.useHandle(sql -> sql.createUpdate("DELETE FROM django_session WHERE session_key = :key")
                .bind("key", key)
                .execute());
    }
}
