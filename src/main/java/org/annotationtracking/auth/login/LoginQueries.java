package org.annotationtracking.auth.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What a login needs of the accounts' tables. */
@ApplicationScoped
class LoginQueries {

    private final Jdbi jdbi;

    LoginQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What a password is checked against. */
    record Credentials(long id, String passwordHash) {}

    /** Those of an active account. */
    Optional<Credentials> credentials(String username) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT id, password FROM auth_user WHERE username = :username AND is_active
                        """)
                .bind("username", username)
                .map((row, context) -> new Credentials(row.getLong("id"), row.getString("password")))
                .findOne());
    }

    void setPassword(long userId, String passwordHash) {
        jdbi.useHandle(sql -> sql.createUpdate("UPDATE auth_user SET password = :password WHERE id = :user")
                .bind("password", passwordHash)
                .bind("user", userId)
                .execute());
    }

    /** The account's one token, made if it has none; notes the login. */
    String tokenOf(long userId, String freshKey) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        WITH login AS (
                            UPDATE auth_user SET last_login = clock_timestamp() WHERE id = :user
                        ), made AS (
                            INSERT INTO authtoken_token (key, created, user_id)
                            VALUES (:key, clock_timestamp(), :user)
                            ON CONFLICT (user_id) DO NOTHING
                            RETURNING key
                        )
                        SELECT key FROM made
                        UNION ALL
                        SELECT key FROM authtoken_token WHERE user_id = :user
                        LIMIT 1
                        """)
                .bind("key", freshKey)
                .bind("user", userId)
                .mapTo(String.class)
                .findOne()
                // Two first logins at once: the other one's token was not visible yet.
                .orElseGet(() -> existingToken(userId)));
    }

    private String existingToken(long userId) {
        return jdbi.withHandle(sql -> sql.createQuery("SELECT key FROM authtoken_token WHERE user_id = :user")
                .bind("user", userId)
                .mapTo(String.class)
                .one());
    }
}
