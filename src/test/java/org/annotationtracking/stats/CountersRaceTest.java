package org.annotationtracking.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Counters equal a recount, whoever wrote at the same time, and nobody waits for another's count. */
@ServiceTest
class CountersRaceTest {

    private static final int WRITERS = 6;
    private static final String RECOUNT = """
            SELECT count(*)
              FROM (SELECT project_id, status, user_id, sum(amount) AS n FROM annotation_tracking_count
                     WHERE project_id IN (?, ?) GROUP BY 1, 2, 3 HAVING sum(amount) != 0) c
              FULL JOIN (SELECT project_id, status, coalesce(annotated_by_id, 0) AS user_id, count(*) AS n
                           FROM annotation_tracking WHERE project_id IN (?, ?) GROUP BY 1, 2, 3) t
                   USING (project_id, status, user_id)
             WHERE c.n IS DISTINCT FROM t.n
            """;

    @Inject
    World world;

    Team team;
    Team doomed;

    @BeforeEach
    void newTeams() {
        team = world.team();
        doomed = world.team();
    }

    @Test
    void a_count_that_is_not_committed_yet_keeps_nobody_waiting() throws SQLException {
        long held = team.example();
        long free = team.example();
        try (Connection open = world.connect()) {
            open.setAutoCommit(false);
            open.createStatement().execute(submitted(held));

            team.submit(team.annotator(), free).statusCode(200);

            open.rollback();
        }
        assertThat(differences()).isZero();
    }

    @Test
    void transactions_that_count_in_crossing_order_do_not_wait_in_a_circle() throws SQLException {
        List<Long> examples = List.of(team.example(), team.example(), team.example(), team.example());
        try (Connection one = world.connect();
                Connection other = world.connect()) {
            one.setAutoCommit(false);
            other.setAutoCommit(false);
            one.createStatement().execute(submitted(examples.get(0)));
            other.createStatement().execute(approved(examples.get(1)));

            one.createStatement().execute(approved(examples.get(2)));
            other.createStatement().execute(submitted(examples.get(3)));

            one.commit();
            other.commit();
        }
        assertThat(differences()).isZero();
    }

    @Test
    void everybody_writes_and_deletes_at_once() throws Exception {
        race(8);
    }

    @Test
    @Tag("soak")
    void the_same_for_a_long_time() throws Exception {
        race(400);
    }

    /** Service, foreign statements, deletions of examples and people; and at last of a whole project. */
    private void race(int rounds) throws Exception {
        List<Callable<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.add(() -> work(rounds));
            writers.add(() -> interfere(rounds));
        }
        ExecutorService threads = Executors.newFixedThreadPool(writers.size());
        try {
            List<Future<Void>> working = new ArrayList<>();
            writers.forEach(writer -> working.add(threads.submit(writer)));
            world.execute("DELETE FROM projects_project WHERE id = ?", doomed.project());
            for (Future<Void> writer : working) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(differences()).isZero();
        int tracked =
                (int) world.number("SELECT count(*) FROM annotation_tracking WHERE project_id = ?", team.project());
        team.manager()
                .gets(team.path("/tracking/review-stats"))
                .statusCode(200)
                .body("total_examples", equalTo(tracked));
        assertThat(world.number(
                        "SELECT coalesce(sum(amount), 0) FROM annotation_tracking_count WHERE project_id = ?",
                        doomed.project()))
                .isZero();
    }

    /** Whatever the others let through: what is refused must not be counted either. */
    private Void work(int rounds) {
        for (int round = 0; round < rounds; round++) {
            long example = team.example();
            team.submit(team.annotator(), example);
            team.act(team.approver(), example, ThreadLocalRandom.current().nextBoolean() ? "approve" : "reject");
        }
        return null;
    }

    /** In transactions of many statements, as another program makes them, every third undone. */
    private Void interfere(int rounds) throws SQLException {
        try (Connection foreign = world.connect()) {
            foreign.setAutoCommit(false);
            for (int round = 0; round < rounds; round++) {
                Person passing = world.member(team.project(), "annotator");
                try (var statement = foreign.createStatement()) {
                    statement.execute("UPDATE annotation_tracking SET status = 'submitted', version = version + 1,"
                            + " annotated_by_id = " + passing.id() + some("example_id", 3));
                    statement.execute("UPDATE annotation_tracking SET status = 'approved', version = version + 1"
                            + some("example_id", 3));
                    statement.execute("DELETE FROM examples_example" + some("id", round % 2));
                    for (String table : List.of("authtoken_token", "projects_member")) {
                        statement.execute("DELETE FROM " + table + " WHERE user_id = " + passing.id());
                    }
                    statement.execute("DELETE FROM auth_user WHERE id = " + passing.id());
                }
                if (round % 3 == 0) {
                    foreign.rollback();
                } else {
                    foreign.commit();
                }
            }
        }
        return null;
    }

    private String some(String column, int rows) {
        return " WHERE %s = ANY (ARRAY(SELECT example_id FROM annotation_tracking WHERE project_id = %d"
                        .formatted(column, team.project())
                + " ORDER BY random() LIMIT %d FOR UPDATE SKIP LOCKED))".formatted(rows);
    }

    private static String submitted(long example) {
        return "UPDATE annotation_tracking SET status = 'submitted', version = version + 1 WHERE example_id = "
                + example;
    }

    private static String approved(long example) {
        return "UPDATE annotation_tracking SET status = 'approved', version = version + 1 WHERE example_id = "
                + example;
    }

    private long differences() {
        return world.number(RECOUNT, team.project(), doomed.project(), team.project(), doomed.project());
    }
}
