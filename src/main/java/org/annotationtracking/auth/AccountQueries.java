package org.annotationtracking.auth;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** What the accounts' tables know about whoever is asking. No cache: what was taken away is gone with the next request. */
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
            String passwordHash,
            boolean superuser,
            boolean staff,
            boolean active,
            @Nullable String roleName,
            boolean projectExists) {}

    Optional<Account> byToken(String key, @Nullable Long project) {
        return jdbi.withHandle(sql -> one(sql.createQuery("""
                        SELECT u.id, u.username, u.password, u.is_superuser, u.is_staff, u.is_active, r.name AS role,
                               EXISTS (SELECT 1 FROM projects_project p WHERE p.id = :project) AS project_exists
                          FROM authtoken_token t
                          JOIN auth_user u ON u.id = t.user_id
                          LEFT JOIN projects_member m ON m.user_id = u.id AND m.project_id = :project
                          LEFT JOIN roles_role r ON r.id = m.role_id
                         WHERE t.key = :key
                        """).bind("key", key), project));
    }

    Optional<Account> byId(long id, @Nullable Long project) {
        return jdbi.withHandle(sql -> one(sql.createQuery("""
                        SELECT u.id, u.username, u.password, u.is_superuser, u.is_staff, u.is_active, r.name AS role,
                               EXISTS (SELECT 1 FROM projects_project p WHERE p.id = :project) AS project_exists
                          FROM auth_user u
                          LEFT JOIN projects_member m ON m.user_id = u.id AND m.project_id = :project
                          LEFT JOIN roles_role r ON r.id = m.role_id
                         WHERE u.id = :id
                        """).bind("id", id), project));
    }

    Optional<Account> byName(String username, @Nullable Long project) {
        return jdbi.withHandle(sql -> one(sql.createQuery("""
                        SELECT u.id, u.username, u.password, u.is_superuser, u.is_staff, u.is_active, r.name AS role,
                               EXISTS (SELECT 1 FROM projects_project p WHERE p.id = :project) AS project_exists
                          FROM auth_user u
                          LEFT JOIN projects_member m ON m.user_id = u.id AND m.project_id = :project
                          LEFT JOIN roles_role r ON r.id = m.role_id
                         WHERE u.username = :username
                        """).bind("username", username), project));
    }

    private static Optional<Account> one(Query query, @Nullable Long project) {
        return query.bindByType("project", project, Long.class)
                .map((row, context) -> new Account(
                        row.getLong("id"),
                        row.getString("username"),
                        row.getString("password"),
                        row.getBoolean("is_superuser"),
                        row.getBoolean("is_staff"),
                        row.getBoolean("is_active"),
                        row.getString("role"),
                        row.getBoolean("project_exists")))
                .findOne();
    }
}
