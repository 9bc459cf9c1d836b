package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.annotationtracking.schema.adopt.ExampleSync;
import org.annotationtracking.schema.drift.DriftCode;
import org.junit.jupiter.api.Test;

/** Another program goes on writing the table, with statements like those Django makes: it names no column of ours. */
class CoexistenceTest {
    private static final TestDatabase TAKEN_OVER = takenOver();

    private final TestDatabase database = TestServer.copyOf(TAKEN_OVER);

    private static TestDatabase takenOver() {
        TestDatabase database = Shape.DJANGO_0006.make(true);
        database.started();
        for (int settled = 0; settled < 2; settled++) {
            database.query(handle -> new ExampleSync(handle).pass(Duration.ofDays(1), Duration.ofDays(1)));
        }
        return database.run(
                "INSERT INTO annotation_tracking_project (project_id, lock_ttl_seconds) VALUES (1, 90)",
                "ALTER TABLE annotation_tracking_event DISABLE TRIGGER USER",
                "DELETE FROM annotation_tracking_event",
                "ALTER TABLE annotation_tracking_event ENABLE TRIGGER USER");
    }

    @Test
    void a_foreign_change_of_status_raises_the_version_and_is_journalled_in_its_round() {
        database.run(
                save(5, "submitted", 1),
                save(5, "rejected", 1),
                "UPDATE annotation_tracking SET review_notes = 'mind the gap' WHERE example_id = 5",
                save(5, "submitted", 1),
                save(5, "reviewed", 1));

        assertThat(row(5, "status || ' ' || version || ' ' || (changed_at IS NOT NULL)"))
                .isEqualTo("approved 4 true");
        assertThat(journal(5))
                .containsExactly(
                        "changed pending>submitted external 1",
                        "changed submitted>rejected external 1",
                        "changed rejected>submitted external 2",
                        "changed submitted>approved external 2");
        assertThat(database.value("SELECT annotated_by_id || ' ' || (standing ->> 'annotated_by') || ' '"
                        + " || (standing ->> 'version') FROM annotation_tracking_event"
                        + " WHERE example_id = 5 ORDER BY id DESC LIMIT 1"))
                .isEqualTo("1 user1 4");
        assertThat(counted()).isEqualTo("0");
    }

    @Test
    void a_row_that_arrives_decided_is_journalled_and_one_of_ours_is_not_journalled_twice() {
        database.run(
                "DELETE FROM annotation_tracking WHERE example_id IN (7, 8)",
                "INSERT INTO annotation_tracking (project_id, example_id, status, review_notes, annotated_by_id,"
                        + " annotated_at) VALUES (1, 7, 'reviewed', '', 2, now())",
                "INSERT INTO annotation_tracking (project_id, example_id, status, review_notes, version, changed_at)"
                        + " VALUES (1, 8, 'submitted', '', 1, clock_timestamp())");

        assertThat(row(7, "status || ' ' || version")).isEqualTo("approved 1");
        assertThat(journal(7)).containsExactly("deleted approved> system 0", "changed >approved external 0");
        assertThat(journal(8)).containsExactly("deleted rejected> system 0");
        assertThat(counted()).isEqualTo("0");
    }

    @Test
    void a_foreign_lock_gets_an_epoch_and_lasts_as_long_as_its_project_says() {
        database.run(lock(10, "2", "now()"), lock(600, "2", "now()"));

        assertThat(row(10, "lock_epoch || ' ' || extract(epoch FROM lock_expires_at - locked_at)::int"))
                .isEqualTo("1 90");
        assertThat(row(600, "lock_epoch || ' ' || extract(epoch FROM lock_expires_at - locked_at)::int"))
                .isEqualTo("1 600");

        database.run(lock(10, "NULL", "NULL"));

        assertThat(row(10, "lock_epoch || ' ' || coalesce(lock_expires_at::text, 'free')"))
                .isEqualTo("2 free");
    }

    @Test
    void a_foreign_lock_over_a_lease_of_ours_books_the_time_to_its_holder() {
        database.run("UPDATE annotation_tracking SET locked_by_id = 1, locked_at = now(), lock_epoch = 4,"
                + " lock_expires_at = now() + interval '1 minute', last_beat_at = now(), lease_seconds = 33"
                + " WHERE example_id = 11");

        database.run(lock(11, "2", "clock_timestamp()"));

        assertThat(row(11, "locked_by_id || ' ' || lock_epoch || ' ' || lease_seconds"))
                .isEqualTo("2 5 0");
        assertThat(database.value("SELECT type || ' ' || actor_name || ' ' || lock_epoch || ' ' || active_seconds"
                        + " FROM annotation_tracking_event WHERE example_id = 11"))
                .isEqualTo("lock_lost user1 4 33");
    }

    @Test
    void its_writes_go_on_when_it_has_dropped_the_lock_columns() {
        database.run(
                "ALTER TABLE annotation_tracking DROP COLUMN locked_by_id CASCADE, DROP COLUMN locked_at CASCADE",
                "UPDATE annotation_tracking SET status = 'approved' WHERE example_id = 5");

        assertThat(journal(5)).containsExactly("changed pending>approved external 0");
    }

    @Test
    void an_old_word_that_is_only_touched_is_no_change() {
        TestDatabase head = Shape.HEAD.make(true);
        head.started();
        String version = "SELECT sum(version) FROM annotation_tracking";
        String before = head.value(version);

        head.run("UPDATE annotation_tracking SET review_notes = review_notes WHERE status = 'reviewed'");

        assertThat(head.value(version)).isEqualTo(before);
        assertThat(head.value("SELECT count(*) FROM annotation_tracking_event WHERE type <> 'adopted'"))
                .isEqualTo("0");
    }

    @Test
    void its_deletes_are_journalled_and_the_next_full_pass_gives_the_example_its_row_again() {
        database.run("DELETE FROM annotation_tracking WHERE example_id = 20");
        assertThat(sync("1d", "1d")).isZero();

        assertThat(sync("1d", "0s")).isEqualTo(1);

        assertThat(journal(20)).containsExactly("deleted pending> system 0");
        database.run("DELETE FROM annotation_tracking WHERE example_id = 21");
        assertThat(sync("0s", "1d")).isEqualTo(1);
        assertThat(sync("1d", "1d")).isZero();
        assertThat(counted()).isEqualTo("0");
    }

    @Test
    void once_it_has_stopped_the_check_is_made_and_the_trigger_goes() {
        assertThat(database.codes()).contains(DriftCode.CHECK_WITHHELD);

        database.run("DELETE FROM django_migrations WHERE app = 'assignment'");
        database.started();

        assertThat(database.codes()).containsOnly(DriftCode.ADOPTED_FROM, DriftCode.INDEX_DUPLICATE);
        assertThat(database.value("SELECT count(*) FROM pg_trigger WHERE tgname = 'annotation_tracking_coexist'"))
                .isEqualTo("0");
        assertThat(database.value(
                        "SELECT count(*) FROM pg_constraint WHERE conname = 'annotation_tracking_status_check'"))
                .isEqualTo("1");
    }

    /** Django writes the whole row as it knows it. */
    private static String save(int example, String status, int annotator) {
        return "UPDATE annotation_tracking SET project_id = 1, example_id = %d, status = '%s', annotated_by_id = %d, annotated_at = now(),"
                        .formatted(example, status, annotator)
                + " reviewed_by_id = NULL, reviewed_at = NULL, review_notes = '', locked_by_id = NULL, locked_at = NULL"
                + " WHERE example_id = " + example;
    }

    private static String lock(int example, String holder, String since) {
        return "UPDATE annotation_tracking SET locked_by_id = %s, locked_at = %s WHERE example_id = %d"
                .formatted(holder, since, example);
    }

    private long sync(String full, String count) {
        return database.query(handle -> new ExampleSync(handle).pass(duration(full), duration(count)));
    }

    private static Duration duration(String text) {
        return text.equals("1d") ? Duration.ofDays(1) : Duration.ZERO;
    }

    private String row(int example, String expression) {
        return database.value("SELECT " + expression + " FROM annotation_tracking WHERE example_id = " + example);
    }

    private List<String> journal(int example) {
        return database.query(handle -> handle.createQuery("""
                        SELECT concat(type, ' ', from_status, '>', to_status, ' ', actor_name, ' ', round)
                          FROM annotation_tracking_event WHERE example_id = :example ORDER BY id
                        """)
                .bind("example", example)
                .mapTo(String.class)
                .list());
    }

    /** How far the counters are from a recount. */
    private String counted() {
        return database.value("SELECT (SELECT sum(amount) FROM annotation_tracking_count)"
                + " - (SELECT count(*) FROM annotation_tracking)");
    }
}
