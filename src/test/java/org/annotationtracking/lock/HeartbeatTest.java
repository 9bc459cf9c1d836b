package org.annotationtracking.lock;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.Test;

/**
 * A heartbeat changes no column an index depends on, as key, in an expression or in a predicate: the updates stay heap
 * only and no index grows by them. Judged from the row and the catalog, for PostgreSQL's counters count everybody's.
 */
@ServiceTest
class HeartbeatTest {

    private static final String ROW = """
            SELECT key || '=' || value
            FROM annotation_tracking t, jsonb_each_text(jsonb_strip_nulls(to_jsonb(t))) WHERE t.example_id = ?
            """;
    private static final String INDEXED = """
            SELECT DISTINCT a.attname
            FROM pg_index i
            JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid
             AND d.refclassid = 'pg_class'::regclass AND d.refobjid = i.indrelid AND d.refobjsubid > 0
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = d.refobjsubid
            WHERE i.indrelid = 'annotation_tracking'::regclass
            """;

    @Inject
    World world;

    @Test
    void renewals_change_no_indexed_column() {
        Team team = world.team();
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
        List<String> before = world.texts(ROW, example);

        team.annotator()
                .posts(team.tracking(example, "lock"), "{\"lock_epoch\":1}")
                .statusCode(200);

        List<String> changed = world.texts(ROW, example).stream()
                .filter(column -> !before.contains(column))
                .map(column -> column.substring(0, column.indexOf('=')))
                .toList();
        assertThat(changed).as("what a heartbeat writes").contains("lock_expires_at");
        assertThat(world.texts(INDEXED)).contains("example_id", "status").doesNotContainAnyElementsOf(changed);
    }
}
