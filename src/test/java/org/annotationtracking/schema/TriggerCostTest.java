package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What keeping count adds to a write: ./mvnw -Psoak test -Dtest=TriggerCostTest */
@Tag("soak")
class TriggerCostTest {

    private static final int WRITES = 1500;
    private static final int ROUNDS = 7;
    private static final int WRITERS = 8;

    private final TestDatabase database = Samples.twoProjects(TestServer.fresh().migrated());

    /** Both sides in turns, so that whatever else the machine does falls on both. */
    @Test
    void with_and_without() throws Exception {
        compare("counters, a change of status", "annotation_tracking", "annotation_tracking_count_updated", 1);
        compare("counters, the same by 8 at once", "annotation_tracking", "annotation_tracking_count_updated", WRITERS);
        compare("standing, an entry of a status", "annotation_tracking_event", "annotation_tracking_event_standing", 1);
        assertThat(database.value("SELECT count(*) FROM annotation_tracking")).isEqualTo("40");
    }

    private void compare(String what, String table, String trigger, int writers) throws Exception {
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            double counted = micros(table, writers);
            database.run("ALTER TABLE " + table + " DISABLE TRIGGER " + trigger);
            double plain = micros(table, writers);
            database.run("ALTER TABLE " + table + " ENABLE TRIGGER " + trigger);
            if (round > 0) {
                with.add(counted);
                without.add(plain);
            }
        }
        Collections.sort(with);
        Collections.sort(without);
        double on = with.get(ROUNDS / 2);
        double off = without.get(ROUNDS / 2);
        System.out.printf("FIGURE %-35s %7.0f us with, %7.0f us without, ratio %.2f%n", what, on, off, on / off);
    }

    private double micros(String table, int writers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        List<Callable<Void>> work = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            int from = writer + 1;
            work.add(() -> write(table, from));
        }
        long start = System.nanoTime();
        for (Future<Void> done : threads.invokeAll(work)) {
            done.get();
        }
        threads.shutdown();
        return (System.nanoTime() - start) / 1000.0 / WRITES / writers;
    }

    /** Each writer has an example of its own, and a transaction for every write. */
    private Void write(String table, int example) throws SQLException {
        String sql = table.equals("annotation_tracking")
                ? "UPDATE annotation_tracking SET status = CASE status WHEN 'pending' THEN 'submitted' ELSE 'pending' END,"
                        + " version = version + 1 WHERE project_id = 1 AND example_id = ?"
                : "INSERT INTO annotation_tracking_event (project_id, example_id, type, actor_name, to_status)"
                        + " VALUES (1, ?, 'submitted', 'somebody', 'submitted')";
        try (Connection connection = database.connect();
                var statement = connection.prepareStatement(sql)) {
            connection.createStatement().execute("SET synchronous_commit = off");
            for (int write = 0; write < WRITES; write++) {
                statement.setLong(1, example);
                statement.executeUpdate();
            }
        }
        return null;
    }
}
