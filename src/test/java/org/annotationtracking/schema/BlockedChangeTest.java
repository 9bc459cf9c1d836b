package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.adopt.Course;
import org.annotationtracking.schema.adopt.Course.Outcome;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.plan.Applier;
import org.annotationtracking.schema.plan.Blocker;
import org.annotationtracking.schema.plan.Observer;
import org.annotationtracking.schema.plan.PlanOptions;
import org.annotationtracking.schema.plan.Undo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Somebody holds a lock that a change needs: who it is is said, others go on, and the change comes once they are gone. */
class BlockedChangeTest {
    private static final int LOCK_TIMEOUT_MS = 600;
    private static final Observer OBSERVER = new Observer(new Shipped(), Optional.empty());

    private final TestDatabase database = Samples.twoProjects(TestServer.fresh().migrated());
    private final List<Blocker> told = new CopyOnWriteArrayList<>();

    @Test
    void a_repair_names_who_holds_the_lock_and_comes_when_they_are_gone() throws SQLException {
        database.run("ALTER TABLE annotation_tracking ALTER COLUMN status DROP DEFAULT");
        try (Holder holder = new Holder(database, "SELECT count(*) FROM annotation_tracking")) {
            Optional<Blocker> blocker = course().run().blocker();

            assertThat(blocker).get().satisfies(found -> {
                assertThat(found.finding().line())
                        .startsWith("DDL_BLOCKED_BY annotation_tracking found pid " + found.pid())
                        .contains("application " + Holder.NAME, "idle in transaction", " s ago");
                assertThat(found.finding().remedy())
                        .containsExactly("SELECT pg_terminate_backend(" + found.pid() + ")");
            });
            assertThat(told).hasSize(1);
            assertThat(still(blocker.orElseThrow())).isPresent();
            assertThat(database.codes()).contains(DriftCode.DEFAULT_MISSING);
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> still(told.get(0)).isEmpty());
        assertThat(course().run().finished()).isTrue();
        assertThat(database.codes()).isEmpty();
    }

    @Test
    @Tag("soak")
    void a_migration_waits_the_same_way_and_leaves_no_failure_in_the_history() throws SQLException {
        TestDatabase older = TestServer.fresh();
        older.migrator().migrateTo(Mode.STANDALONE, 15);
        Course course = new Course(changes(older), OBSERVER, told::add);
        try (Holder holder = new Holder(older, "LOCK TABLE annotation_tracking IN ROW EXCLUSIVE MODE")) {
            assertThat(course.run().blocker()).isPresent();
            assertThat(older.value("SELECT count(*) FROM annotation_tracking_schema_history WHERE NOT success"))
                    .isEqualTo("0");
        }
        assertThat(course.run().finished()).isTrue();
        assertThat(older.codes()).isEmpty();
    }

    @Test
    void who_goes_in_time_is_waited_for_and_others_never_wait_longer_than_one_try() {
        database.run("ALTER TABLE annotation_tracking ALTER COLUMN status DROP DEFAULT");
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Long> slowest = CompletableFuture.supplyAsync(() -> slowestReadMs(over));
        Holder holder = new Holder(database, "SELECT count(*) FROM annotation_tracking");
        CompletableFuture<Outcome> course = CompletableFuture.supplyAsync(this::run);
        await().atMost(Duration.ofSeconds(5)).until(() -> !told.isEmpty());
        holder.close();

        assertThat(course.join().finished()).isTrue();
        over.set(true);
        assertThat(database.codes()).isEmpty();
        assertThat(slowest.join()).isLessThan(2L * LOCK_TIMEOUT_MS);
    }

    @Test
    @Tag("soak")
    void a_plan_and_its_undo_refuse_naming_who_holds_the_lock_and_change_nothing() throws SQLException {
        database.run(
                "ALTER TABLE annotation_tracking DROP CONSTRAINT annotation_tracking_status_check",
                "UPDATE annotation_tracking SET status = 'reviewed' WHERE example_id = 7");
        Applier applier = new Applier(changes(database), OBSERVER);
        String token = applier.plan(PlanOptions.of(null, Map.of("reviewed", "approved"), false, false))
                .token();
        String write = "UPDATE annotation_tracking SET version = version + 1 WHERE example_id = 8";
        try (Holder holder = new Holder(database, write)) {
            refusesNamingTheHolder(() -> applier.apply(token));
            assertThat(database.codes()).contains(DriftCode.STATUS_UNKNOWN);
        }
        applier.apply(token);
        try (Holder holder = new Holder(database, write)) {
            refusesNamingTheHolder(() -> new Undo(changes(database)).undo(token));
        }
        assertThat(new Undo(changes(database)).undo(token)).isEqualTo(1);
    }

    private static void refusesNamingTheHolder(org.assertj.core.api.ThrowableAssert.ThrowingCallable change) {
        assertThatThrownBy(change)
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("application " + Holder.NAME)
                .extracting(refusal -> ((DomainException) refusal).code())
                .isEqualTo("schema_ddl_blocked_by");
    }

    private Course course() {
        return new Course(changes(database), OBSERVER, told::add);
    }

    private Outcome run() {
        try {
            return course().run();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Blocker> still(Blocker blocker) {
        return database.query(blocker::again);
    }

    private long slowestReadMs(AtomicBoolean over) {
        return database.query(handle -> {
            long slowest = 0;
            while (!over.get()) {
                long started = System.nanoTime();
                handle.execute("SELECT 1 FROM annotation_tracking LIMIT 1");
                slowest = Math.max(slowest, System.nanoTime() - started);
            }
            return slowest / 1_000_000;
        });
    }

    private static DataSource changes(TestDatabase database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.url());
        source.setApplicationName(Blocker.OURS);
        source.setOptions("-c lock_timeout=" + LOCK_TIMEOUT_MS);
        return source;
    }
}
