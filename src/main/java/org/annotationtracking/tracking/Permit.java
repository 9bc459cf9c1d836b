package org.annotationtracking.tracking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may do an act, for the statement that does it: judged with the write, by what the database says then, not by what
 * the caller was when the request came in.
 *
 * @param own true when the work must be the caller's own, false when it must not be, null when it may be anybody's
 * @param superusers whether a superuser may, whatever that person's role
 * @param roles the names of the roles whose holders may
 */
record Permit(@Nullable Boolean own, boolean superusers, List<String> roles) {

    /** A condition over the tracking row {@code t}; binds {@code caller, own, superusers, roles}. */
    static final String SQL = """
            (:own::boolean IS NULL OR (t.annotated_by_id IS NOT DISTINCT FROM :caller) = :own::boolean)
            AND EXISTS (SELECT 1 FROM auth_user u
                          LEFT JOIN projects_member m ON m.user_id = u.id AND m.project_id = t.project_id
                          LEFT JOIN roles_role r ON r.id = m.role_id
                         WHERE u.id = :caller AND u.is_active
                           AND ((u.is_superuser AND :superusers) OR r.name = ANY (:roles)))
            """;
}
