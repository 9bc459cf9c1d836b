package org.annotationtracking.schema.catalog;

import java.util.List;

/** The tables that belong to the host; attached, they are doccano's, and we only read them. */
public final class HostTables {
    /** Those we read, all of them made by our own migrations when there is no host. */
    public static final List<String> NAMES = List.of(
            "auth_user",
            "authtoken_token",
            "django_session",
            "roles_role",
            "projects_project",
            "projects_member",
            "projects_tag",
            "examples_example",
            "examples_examplestate",
            "examples_comment",
            "examples_assignment");

    /** Younger than some doccano we attach to; whoever reads it must do without. */
    private static final String SINCE_1_8_5 = "examples_assignment";

    private HostTables() {}

    public static boolean isOptional(String table) {
        return table.equals(SINCE_1_8_5);
    }

    public static boolean contains(String table) {
        return NAMES.contains(table);
    }
}
