package org.annotationtracking.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever follows the changes sees each entry once, and all see the same order, however late somebody commits. */
@ServiceTest
class ChangesRaceTest {

    private static final int WRITERS = 8;
    private static final int READERS = 6;

    @Inject
    World world;

    Team team;
    long example;
    private final AtomicInteger writing = new AtomicInteger();
    private final CountDownLatch reading = new CountDownLatch(READERS);
    private final ThreadLocal<Map<Connection, Integer>> open = ThreadLocal.withInitial(IdentityHashMap::new);

    @BeforeEach
    void newTeam() {
        team = world.team();
        example = team.example();
    }

    @Test
    void an_entry_that_commits_behind_younger_ones_comes_after_them() throws SQLException {
        try (Connection early = writer();
                Connection late = writer()) {
            write(early, "first");
            write(late, "second");
            late.commit();
            assertThat(notes(0)).containsExactly("second");
            write(late, "third");
            late.commit();
            assertThat(notes(1)).containsExactly("third");

            early.commit();

            assertThat(notes(2)).containsExactly("first");
            assertThat(notes(0)).containsExactly("second", "third", "first");
        }
    }

    @Test
    void what_is_rolled_back_leaves_no_gap() throws SQLException {
        try (Connection undone = writer();
                Connection done = writer()) {
            write(undone, "never");
            write(done, "one");
            done.commit();
            undone.rollback();
            write(done, "two");
            done.commit();
        }

        assertThat(team.annotator()
                        .gets(team.path("/tracking/changes"))
                        .extract()
                        .jsonPath()
                        .getList("results.seq", Long.class))
                .containsExactly(1L, 2L);
    }

    @Test
    void every_reader_sees_every_entry_once_and_in_one_order() throws Exception {
        follow(25);
    }

    @Test
    @Tag("soak")
    void the_same_for_a_long_time() throws Exception {
        follow(3000);
    }

    private void follow(int transactions) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS);
        List<Future<Integer>> written = new ArrayList<>();
        List<Future<List<Long>>> read = new ArrayList<>();
        try (Connection held = writer()) {
            write(held, "begun before all");
            writing.set(WRITERS);
            for (int reader = 0; reader < READERS; reader++) {
                read.add(threads.submit((Callable<List<Long>>) this::readAlong));
            }
            reading.await();
            for (int writer = 0; writer < WRITERS; writer++) {
                written.add(threads.submit(() -> writeMany(transactions)));
            }
            int expected = 1;
            for (Future<Integer> writer : written) {
                expected += writer.get();
            }
            held.commit();
            writing.set(-1);
            List<Long> order = seen(0);
            assertThat(order).hasSize(expected).doesNotHaveDuplicates();
            for (Future<List<Long>> reader : read) {
                assertThat(reader.get()).isEqualTo(order);
            }
            assertThat(LongStream.rangeClosed(1, expected).boxed().toList()).isEqualTo(numbersInOrder());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Transactions of one to four entries, some kept open over others, some rolled back. */
    private int writeMany(int transactions) throws SQLException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int written = 0;
        try (Connection one = writer();
                Connection other = writer()) {
            for (int number = 0; number < transactions; number++) {
                Connection now = random.nextBoolean() ? one : other;
                int entries = random.nextInt(1, 5);
                for (int entry = 0; entry < entries; entry++) {
                    write(now, "by " + Thread.currentThread().getName());
                }
                written += switch (random.nextInt(8)) {
                    case 0 -> undo(one) + commit(other);
                    case 1, 2, 3 -> commit(other) + commit(one);
                    default -> 0;
                };
            }
            return written + commit(one) + commit(other);
        } finally {
            writing.decrementAndGet();
        }
    }

    private int commit(Connection connection) throws SQLException {
        connection.commit();
        return taken(connection);
    }

    private int undo(Connection connection) throws SQLException {
        connection.rollback();
        taken(connection);
        return 0;
    }

    private int taken(Connection connection) {
        Integer entries = open.get().remove(connection);
        return entries == null ? 0 : entries;
    }

    /** Reads on from page to page until the writers are done and nothing is left. */
    private List<Long> readAlong() {
        List<Long> ids = new ArrayList<>();
        long after = 0;
        while (true) {
            boolean done = writing.get() < 0;
            JsonPath page = team.manager()
                    .gets(team.path("/tracking/changes?limit="
                            + ThreadLocalRandom.current().nextInt(1, 200) + "&after=" + after))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<Long> results = page.getList("results.id", Long.class);
            ids.addAll(results);
            after = page.getLong("next_after");
            reading.countDown();
            if (done && results.isEmpty()) {
                return ids;
            }
        }
    }

    private List<Long> seen(long from) {
        List<Long> ids = new ArrayList<>();
        long after = from;
        while (true) {
            JsonPath page = team.manager()
                    .gets(team.path("/tracking/changes?limit=1000&after=" + after))
                    .extract()
                    .jsonPath();
            List<Long> results = page.getList("results.id", Long.class);
            if (results.isEmpty()) {
                return ids;
            }
            ids.addAll(results);
            after = page.getLong("next_after");
        }
    }

    private List<Long> numbersInOrder() throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (Connection connection = world.connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT seq FROM annotation_tracking_event_number WHERE project_id = "
                                + team.project() + " ORDER BY seq")) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }

    private List<String> notes(long after) {
        return team.annotator()
                .gets(team.path("/tracking/changes?after=" + after))
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("results.notes", String.class);
    }

    private Connection writer() throws SQLException {
        Connection connection = world.connect();
        connection.setAutoCommit(false);
        return connection;
    }

    private void write(Connection connection, String words) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO annotation_tracking_event (project_id, example_id, type, actor_name, notes)"
                        + " VALUES (?, ?, 'locked', 'somebody', ?)")) {
            insert.setLong(1, team.project());
            insert.setLong(2, example);
            insert.setString(3, words);
            insert.executeUpdate();
        }
        open.get().merge(connection, 1, Integer::sum);
    }
}
