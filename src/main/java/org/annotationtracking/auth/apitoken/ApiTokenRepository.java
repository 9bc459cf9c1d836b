package org.annotationtracking.auth.apitoken;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.annotationtracking.auth.token.Scope;
import org.annotationtracking.platform.Rows;
import org.jdbi.v3.core.Jdbi;

/** The tokens of one person. */
@ApplicationScoped
class ApiTokenRepository {

    private final Jdbi jdbi;

    ApiTokenRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<ApiToken> of(long userId) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT project_id, id, name, hint, scopes, created_at, expires_at, revoked_at, last_used_at
                          FROM annotation_tracking_token WHERE user_id = :user ORDER BY id
                        """)
                .bind("user", userId)
                .map((row, context) -> token(row))
                .list());
    }

    /** How many are good still, counted by one at a time: the person's row is held until the transaction ends. */
    long countHeld(long userId) {
        return jdbi.withHandle(sql -> {
            sql.execute("SELECT 1 FROM auth_user WHERE id = ? FOR NO KEY UPDATE", userId);
            return sql.select("""
                            SELECT count(*) FROM annotation_tracking_token
                             WHERE user_id = ? AND revoked_at IS NULL AND expires_at > clock_timestamp()
                            """, userId).mapTo(Long.class).one();
        });
    }

    /** Whether the person is somebody in a project, or may go everywhere. */
    boolean isOpenTo(long userId, long projectId) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM projects_project p
                                         JOIN auth_user u ON u.id = :user
                                        WHERE p.id = :project
                                          AND (u.is_superuser OR EXISTS (SELECT 1 FROM projects_member m
                                                WHERE m.project_id = p.id AND m.user_id = u.id)))
                        """)
                .bind("user", userId)
                .bind("project", projectId)
                .mapTo(Boolean.class)
                .one());
    }

    long add(long userId, long projectId, String name, String hash, String hint, Set<Scope> scopes, int days) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        INSERT INTO annotation_tracking_token
                               (project_id, user_id, name, hash, hint, scopes, expires_at)
                        VALUES (:project, :user, :name, :hash, :hint, :scopes,
                                clock_timestamp() + :days * interval '1 day')
                        RETURNING id
                        """)
                .bind("project", projectId)
                .bind("user", userId)
                .bind("name", name)
                .bind("hash", hash)
                .bind("hint", hint)
                .bind("scopes", Scope.text(scopes))
                .bind("days", days)
                .mapTo(Long.class)
                .one());
    }

    /** Revoking again changes nothing; false when there is no such token. */
    boolean revoke(long userId, long id) {
        return jdbi.withHandle(sql -> sql.execute(
                        "UPDATE annotation_tracking_token SET revoked_at = coalesce(revoked_at, clock_timestamp())"
                                + " WHERE user_id = ? AND id = ?",
                        userId,
                        id)
                > 0);
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        long project = row.getLong("project_id");
        return new ApiToken(
                row.getLong("id"),
                row.getString("name"),
                row.getString("hint"),
                List.of(row.getString("scopes").split(",")),
                project == 0 ? null : project,
                Rows.requireInstant(row, "created_at"),
                Rows.requireInstant(row, "expires_at"),
                Rows.instant(row, "revoked_at"),
                Rows.instant(row, "last_used_at"));
    }
}
