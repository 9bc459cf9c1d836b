package org.annotationtracking.auth;

/** Whose a rejected example is, in SQL. */
public final class Reservation {

    /**
     * True while the annotator of a tracking row called {@code t} is an active member of its project who may annotate;
     * {@code :annotating} is bound to {@link RoleRules#submittingNames()}.
     */
    public static final String SQL = """
            EXISTS (SELECT 1 FROM auth_user u
                      JOIN projects_member m ON m.user_id = u.id AND m.project_id = t.project_id
                      JOIN roles_role r ON r.id = m.role_id
                     WHERE u.id = t.annotated_by_id AND u.is_active AND r.name = ANY (:annotating))
            """;

    /**
     * The same question asked of a whole project called {@code :project}: everybody whose rejected examples are kept for
     * them. Independent of the row, so that it is answered once a statement.
     */
    public static final String HOLDERS = """
            SELECT m.user_id FROM projects_member m
              JOIN auth_user u ON u.id = m.user_id
              JOIN roles_role r ON r.id = m.role_id
             WHERE m.project_id = :project AND u.is_active AND r.name = ANY (:annotating)
            """;

    private Reservation() {}
}
