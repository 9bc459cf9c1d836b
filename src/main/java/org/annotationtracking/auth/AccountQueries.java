package org.annotationtracking.auth;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the accounts' tables know about whoever is asking. */
@ApplicationScoped
class AccountQueries {

    private final Jdbi jdbi;

    AccountQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An account, and its place in one project. */
    record Account(
            long id,
            String username,
            boolean superuser,
            boolean staff,
            boolean active,
            @Nullable String roleName,
            boolean projectExists) {}

    /** One round trip, no cache: a deleted token or membership is gone with the next request. */
    Optional<Account> byToken(String key, @Nullable Long projectId) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT u.id, u.username, u.is_superuser, u.is_staff, u.is_active, r.name AS role,
                               EXISTS (SELECT 1 FROM projects_project p WHERE p.id = :project) AS project_exists
                          FROM authtoken_token t
                          JOIN auth_user u ON u.id = t.user_id
                          LEFT JOIN projects_member m ON m.user_id = u.id AND m.project_id = :project
                          LEFT JOIN roles_role r ON r.id = m.role_id
                         WHERE t.key = :key
                        """)
                .bind("key", key)
                .bindByType("project", projectId, Long.class)
                .map((row, context) -> new Account(
                        row.getLong("id"),
                        row.getString("username"),
                        row.getBoolean("is_superuser"),
                        row.getBoolean("is_staff"),
                        row.getBoolean("is_active"),
                        row.getString("role"),
                        row.getBoolean("project_exists")))
                .findOne());
    }

    /** What a password is checked against. */
    record Credentials(long id, String passwordHash) {}

    Optional<Credentials> credentials(String username) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT id, password FROM auth_user WHERE username = :username AND is_active
                        """)
                .bind("username", username)
                .map((row, context) -> new Credentials(row.getLong("id"), row.getString("password")))
                .findOne());
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
