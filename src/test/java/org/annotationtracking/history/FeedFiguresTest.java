package org.annotationtracking.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the journal costs to read at 200,000 entries: ./mvnw -Psoak test -Dtest=FeedFiguresTest */
@ServiceTest
@Tag("soak")
class FeedFiguresTest {

    private static final int EXAMPLES = 50_000;
    private static final int ENTRIES = 4 * EXAMPLES;

    @Inject
    World world;

    Team team;
    long example;

    @Test
    void at_two_hundred_thousand_entries() throws SQLException {
        team = world.team();
        example = team.example();
        fill();

        long start = System.nanoTime();
        while (changes(0, 1).getLong("last_seq") < ENTRIES) {
            Thread.onSpinWait();
        }
        print("all entries numbered, from none", (System.nanoTime() - start) / 1_000_000);

        print("changes, 500 from the beginning", median(() -> changes(0, 500)));
        print("changes, 500 in the middle", median(() -> changes(ENTRIES / 2, 500)));
        print("changes, the last 500", median(() -> changes(ENTRIES - 500, 500)));
        assertThat(changes(ENTRIES - 500, 500).getList("results")).hasSize(500);

        print("summary of everything", median(() -> get("/tracking/summary")));
        print(
                "summary of a month",
                median(() -> get("/tracking/summary?from=2020-01-02T00:00:00Z&to=2020-02-01T00:00:00Z")));
        print("summary as of the middle", median(() -> get("/tracking/summary?as_of=2020-02-05T00:00:00Z")));
        assertThat(get("/tracking/summary").getInt("totals.approved")).isEqualTo(EXAMPLES);

        print("status", median(() -> get("/tracking/" + example + "/status")));
        print("status as of", median(() -> get("/tracking/" + example + "/status?as_of=2020-02-05T00:00:00Z")));
        print("review-stats, from counters", median(() -> get("/tracking/review-stats")));
        print("the same by counting rows (SQL alone)", median(() -> world.number("""
                SELECT count(*) FILTER (WHERE coalesce(t.status, 'pending') = 'approved')
                  FROM examples_example e
                  LEFT JOIN annotation_tracking t ON t.project_id = e.project_id AND t.example_id = e.id
                 WHERE e.project_id = ?
                """, team.project())));
        heldBack();
    }

    /** A transaction that stays open keeps the settled mark where it is; each pass looks again at what came since. */
    private void heldBack() throws SQLException {
        try (Connection open = world.connect()) {
            open.setAutoCommit(false);
            open.createStatement().execute("SELECT pg_current_xact_id()");
            try (Connection writer = world.connect()) {
                writer.createStatement().execute(entries(1, 20_000, "locked", "NULL", 100));
            }
            while (changes(0, 1).getLong("last_seq") < ENTRIES + 20_000) {
                Thread.onSpinWait();
            }
            print("changes, 20,000 behind a transaction that stays open", median(() -> changes(ENTRIES, 500)));
            open.rollback();
        }
        changes(ENTRIES, 500);
        changes(ENTRIES, 500);
        print("the same once it has ended", median(() -> changes(ENTRIES, 500)));
    }

    private void fill() throws SQLException {
        try (Connection connection = world.connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO examples_example
                           (project_id, text, meta, score, filename, upload_name, uuid, created_at, updated_at)
                    SELECT %d, 'text ' || n, '{}', 100, '.', '', gen_random_uuid(), clock_timestamp(), clock_timestamp()
                      FROM generate_series(2, %d) n
                    """.formatted(team.project(), EXAMPLES));
            statement.execute(entries(1, EXAMPLES, "submitted", "'submitted'", 0));
            statement.execute(entries(1, EXAMPLES, "rejected", "'rejected'", 20));
            statement.execute(entries(2, EXAMPLES, "submitted", "'submitted'", 40));
            statement.execute(entries(2, EXAMPLES, "approved", "'approved'", 60));
            statement.execute("UPDATE annotation_tracking SET status = 'approved', version = 4, annotated_by_id = "
                    + team.annotator().id() + " WHERE project_id = " + team.project());
            statement.execute("VACUUM ANALYZE annotation_tracking_event");
            statement.execute("VACUUM ANALYZE annotation_tracking");
        }
    }

    private String entries(int round, int amount, String type, String to, int day) {
        return """
                INSERT INTO annotation_tracking_event
                       (project_id, example_id, type, actor_id, actor_name, at, to_status, round, active_seconds,
                        annotated_by_id, standing)
                SELECT e.project_id, e.id, '%s', %d, 'somebody',
                       '2020-01-01'::timestamptz + make_interval(days => %d, secs => e.id %% 1000000), %s, %d, 60, %d,
                       jsonb_build_object('annotated_by', 'somebody', 'annotated_at', clock_timestamp(),
                                          'review_notes', 'A sentence of words about the work', 'version', 3)
                  FROM examples_example e
                 WHERE e.project_id = %d
                 ORDER BY e.id
                 LIMIT %d
                """.formatted(
                type, team.annotator().id(), day, to, round, team.annotator().id(), team.project(), amount);
    }

    private JsonPath changes(long after, int limit) {
        return get("/tracking/changes?after=" + after + "&limit=" + limit);
    }

    private JsonPath get(String path) {
        String answer = team.manager()
                .asks()
                .get(team.path(path))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return JsonPath.from(answer);
    }

    /** In milliseconds, of 15 after 5 to warm up, with the client's own work. */
    private static double median(Runnable work) {
        List<Long> times = new ArrayList<>();
        for (int run = 0; run < 20; run++) {
            long start = System.nanoTime();
            work.run();
            times.add(System.nanoTime() - start);
        }
        List<Long> warm = times.subList(5, times.size());
        Collections.sort(warm);
        return warm.get(warm.size() / 2) / 1e6;
    }

    private static void print(String what, double millis) {
        System.out.printf("FIGURE %-55s %8.1f ms%n", what, millis);
    }
}
