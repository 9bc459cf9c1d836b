package org.annotationtracking.host.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The accounts' table. */
@ApplicationScoped
class UserRepository implements PanacheRepositoryBase<User, Integer> {

    private static final int MOST = 1000;

    /** Accounts whose name contains a text, by name, {@value #MOST} at the most. */
    List<User> search(String part) {
        return find("lower(username) like concat('%', lower(?1), '%') escape '\\'", Sort.by("username"), escape(part))
                .page(0, MOST)
                .list();
    }

    boolean isTaken(String username) {
        return count("username", username) > 0;
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
