package org.annotationtracking.contract;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Takes a {@link DoccanoWorld} away as Django does it, table by table: beside a doccano nothing cascades but ours. */
final class Clearing {

    /** Whom exchanges make accounts for. */
    private static final String NEWCOMER = "newcomer";

    private final Handle sql;
    private final long distance;

    Clearing(Handle sql, long distance) {
        this.sql = sql;
        this.distance = distance;
    }

    void projects(int count) {
        String ofProjects = " IN (SELECT id FROM projects_project WHERE id BETWEEN " + (distance + 1) + " AND "
                + (distance + count) + ")";
        String ofExamples = " IN (SELECT id FROM examples_example WHERE project_id" + ofProjects + ")";
        for (String table : List.of("labels_category", "examples_assignment", "examples_comment")) {
            delete(table, "example_id" + ofExamples);
        }
        delete("examples_examplestate", "example_id" + ofExamples);
        delete("label_types_categorytype", "project_id" + ofProjects);
        delete("examples_example", "project_id" + ofProjects);
        delete("projects_member", "project_id" + ofProjects);
        delete("projects_project", "id" + ofProjects);
    }

    void people() {
        String ofPeople = " IN (SELECT id FROM auth_user WHERE id > " + distance + " AND username IN ('"
                + String.join("', '", DoccanoWorld.PEOPLE) + "', '" + NEWCOMER + "'))";
        delete("authtoken_token", "user_id" + ofPeople);
        delete("auth_user", "id" + ofPeople);
    }

    /** Whether there is such a table. */
    static boolean has(Handle sql, String table) {
        return sql.select("SELECT to_regclass(?) IS NOT NULL", table)
                .mapTo(Boolean.class)
                .one();
    }

    private void delete(String table, String what) {
        if (has(sql, table)) {
            sql.execute("DELETE FROM " + table + " WHERE " + what);
        }
    }
}
