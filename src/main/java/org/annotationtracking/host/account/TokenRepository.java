package org.annotationtracking.host.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The tokens' table: one token a person, as Django REST framework keeps them. */
@ApplicationScoped
class TokenRepository {

    private final Jdbi jdbi;

    TokenRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The active account's token, {@code fresh} if it had none; empty when there is no such account. */
    Optional<String> of(String username, String fresh) {
        return jdbi.withHandle(sql -> {
            sql.createUpdate("""
                            INSERT INTO authtoken_token (key, created, user_id)
                            SELECT :key, clock_timestamp(), id FROM auth_user WHERE username = :username AND is_active
                            ON CONFLICT (user_id) DO NOTHING
                            """).bind("key", fresh).bind("username", username).execute();
            return sql.createQuery("""
                            SELECT t.key FROM authtoken_token t JOIN auth_user u ON u.id = t.user_id
                             WHERE u.username = :username AND u.is_active
                            """)
                    .bind("username", username)
                    .mapTo(String.class)
                    .findOne();
        });
    }
}
