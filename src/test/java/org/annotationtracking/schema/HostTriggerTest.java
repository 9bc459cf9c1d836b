package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.annotationtracking.schema.adopt.HostTrigger;
import org.annotationtracking.schema.catalog.Catalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one trigger that an operator may ask for on a host's table. */
class HostTriggerTest {
    private static final String TRACKED = "SELECT count(*) FROM annotation_tracking WHERE example_id > 1000";

    private final TestDatabase database = Shape.host();

    @BeforeEach
    void start() {
        assertThat(database.started()).isTrue();
    }

    @Test
    void a_new_example_has_its_row_at_once_though_the_host_may_not_write_ours() throws SQLException {
        TestDatabase host = hostsRole();

        assertThat(keep(true)).isTrue();
        host.run(examples(1001, 1200));

        assertThat(database.value(TRACKED)).isEqualTo("200");
        assertThat(keep(true)).isFalse();
        assertThatThrownBy(() -> host.run("SELECT FROM annotation_tracking"))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void the_host_can_write_though_ours_is_gone() throws SQLException {
        keep(true);
        database.run("ALTER TABLE annotation_tracking RENAME TO elsewhere");

        database.run(examples(1001, 1001));

        assertThat(database.value("SELECT count(*) FROM examples_example WHERE id > 1000"))
                .isEqualTo("1");
    }

    @Test
    void it_is_no_drift_and_going_back_leaves_nothing_of_it() throws SQLException {
        Catalog before = database.snapshot().catalog();
        keep(true);

        assertThat(database.findings()).isEmpty();
        assertThat(database.snapshot().catalog()).isNotEqualTo(before);
        assertThat(keep(false)).isTrue();
        assertThat(database.snapshot().catalog()).isEqualTo(before);
        assertThat(keep(false)).isFalse();
        database.run(examples(1001, 1001));
        assertThat(database.value(TRACKED)).isEqualTo("0");
    }

    @Test
    void a_trigger_of_the_hosts_own_is_its_own_business() {
        database.run(
                "CREATE FUNCTION theirs() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "CREATE TRIGGER theirs BEFORE UPDATE ON examples_example FOR EACH ROW EXECUTE FUNCTION theirs()");

        assertThat(database.findings()).isEmpty();
    }

    @Test
    void a_role_that_may_not_is_told_and_nothing_is_half_done() {
        TestDatabase host = hostsRole();
        Catalog before = database.snapshot().catalog();

        assertThatThrownBy(() -> keep(host, true)).isInstanceOf(SQLException.class);

        assertThat(database.snapshot().catalog()).isEqualTo(before);
    }

    private boolean keep(boolean wanted) throws SQLException {
        return keep(database, wanted);
    }

    private static boolean keep(TestDatabase as, boolean wanted) throws SQLException {
        try (Connection connection = as.connect()) {
            boolean done = new HostTrigger(connection).keep(wanted);
            assertThat(connection.getAutoCommit()).isTrue();
            return done;
        }
    }

    /** One that may write examples and knows nothing of us. */
    private TestDatabase hostsRole() {
        String role = "writes_" + database.name();
        database.run(
                "CREATE ROLE " + role + " LOGIN",
                "GRANT SELECT, INSERT ON examples_example TO " + role,
                "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO " + role);
        return database.as(role);
    }

    private static String examples(int first, int last) {
        return """
                INSERT INTO examples_example (id, meta, filename, text, created_at, updated_at, project_id, uuid,
                                              upload_name, score)
                SELECT n, '{}', '', 'new', now(), now(), 1, gen_random_uuid(), '', 0
                  FROM generate_series(%d, %d) n
                """.formatted(first, last);
    }
}
