package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.annotationtracking.platform.embedded.CrashingPostgres;
import org.annotationtracking.schema.adopt.Course;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.drift.Diagnosis;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.plan.ChangeLock;
import org.annotationtracking.schema.plan.Observer;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A start may be cut off before and after every statement that changes anything, by the end of the process or of the
 * database; the next one goes on from there. The short form takes a few of these points.
 */
class InterruptedTest {
    private static final Logger LOG = Logger.getLogger(InterruptedTest.class);
    private static final int SHORT_FORM = 4;
    private static final boolean ALL = Integer.getInteger("mutations.every", 1) == 1;
    private static final int NEVER = Integer.MAX_VALUE;

    /** Where a start begins. */
    enum Beginning {
        NOTHING {
            @Override
            TestDatabase make() {
                return TestServer.fresh();
            }
        },
        HOST {
            @Override
            TestDatabase make() {
                return Shape.host();
            }
        },
        TABLE_OF_DJANGO {
            @Override
            TestDatabase make() {
                return Shape.DJANGO_0006.make(true);
            }
        },
        TABLE_MADE_BY_HAND {
            @Override
            TestDatabase make() {
                return Shape.HAND_MADE_32_BIT.make(true);
            }
        };

        abstract TestDatabase make();
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Beginning.class)
    void a_start_that_is_cut_off_at_any_statement_is_finished_by_the_next_with_no_row_lost(Beginning beginning) {
        TestDatabase template = beginning.make();
        TestDatabase clean = TestServer.copyOf(template);
        int points = 2 * start(clean, new CutOff(NEVER, () -> {})).writes();
        String end = summary(clean);

        for (int point : points(points)) {
            TestDatabase database = TestServer.copyOf(template);
            Optional<Contents> before = contents(database);

            CutOff cut = start(database, new CutOff(point, () -> endSessions(database)));

            assertThat(cut.isOver()).isTrue();
            goesOnFrom(database, "cut off at " + point, end);
            before.ifPresent(contents -> assertThat(contents.hash()).isEqualTo(contents.before()));
            TestServer.run("DROP DATABASE " + database.name());
        }
        LOG.infof("%s: %d of %d points", beginning, points(points).length, points);
    }

    @Test
    void a_database_that_crashes_at_any_statement_is_finished_after_its_return() {
        int points =
                2 * start(Beginning.NOTHING.make(), new CutOff(NEVER, () -> {})).writes();
        String end = summary(Beginning.NOTHING.make().migrated());
        try (CrashingPostgres server = CrashingPostgres.start(folder)) {
            var whole = server.coordinates();
            TestDatabase post =
                    new TestDatabase(whole.url() + "?user=" + whole.username() + "&password=" + whole.password());
            for (int point : crashes(points)) {
                String name = "crash" + point;
                post.run("CREATE DATABASE " + name);
                TestDatabase database = new TestDatabase(post.url().replaceFirst("/[^/?]*\\?", "/" + name + "?"));

                start(database, new CutOff(point, server::stopImmediately));
                server.startAgain();

                goesOnFrom(database, "crashed at " + point, end);
                post.run("DROP DATABASE " + name);
            }
        }
    }

    @Test
    void of_three_that_start_at_once_each_ends_with_the_same_schema() {
        TestDatabase database = Shape.DJANGO_0006.make(true);

        List<CompletableFuture<Boolean>> starts = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> awaitTurn(database)))
                .limit(3)
                .toList();

        assertThat(starts.stream().map(CompletableFuture::join)).containsOnly(true);
        assertThat(database.diagnosis().degraded()).isFalse();
        assertThat(database.value("SELECT count(*) - count(DISTINCT version) FROM annotation_tracking_schema_history"))
                .isEqualTo("0");
    }

    /** All of them in the long form. */
    private static int[] points(int all) {
        return IntStream.range(0, all)
                .filter(point -> ALL || point % (all / SHORT_FORM) == all / SHORT_FORM / 2)
                .toArray();
    }

    private static int[] crashes(int all) {
        int every = ALL ? 9 : all / 2;
        return IntStream.range(0, all)
                .filter(point -> point % every == every - 1)
                .toArray();
    }

    private static CutOff start(TestDatabase database, CutOff cut) {
        try {
            new Course(cut.on(database.source()), new Observer(new Shipped(), Optional.empty())).run();
        } catch (SQLException | RuntimeException e) {
            if (!cut.isOver()) {
                throw new IllegalStateException(e);
            }
        }
        return cut;
    }

    private static void goesOnFrom(TestDatabase database, String where, String end) {
        assertThat(database.started()).as(where).isTrue();
        assertThat(summary(database)).as(where).isEqualTo(end);
    }

    /** Everything there is to say of a schema: what it is, what is still to run, what is amiss. */
    private static String summary(TestDatabase database) {
        Diagnosis diagnosis = database.diagnosis();
        return diagnosis.fingerprint()
                + diagnosis.history().pending()
                + diagnosis.findings().stream().map(Finding::line).toList();
    }

    private static Optional<Contents> contents(TestDatabase database) {
        boolean there = database.value("SELECT to_regclass('annotation_tracking') IS NOT NULL")
                .equals("t");
        return there ? Optional.of(Contents.of(database, "annotation_tracking")) : Optional.empty();
    }

    private static void endSessions(TestDatabase database) {
        TestServer.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database.name() + "'");
    }

    private static boolean awaitTurn(TestDatabase database) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> attempt(database), done -> done);
    }

    private static boolean attempt(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                ChangeLock lock = ChangeLock.tryTake(connection)) {
            if (lock.isHeld()) {
                new Course(database.source(), new Observer(new Shipped(), Optional.empty())).run();
            }
            return lock.isHeld();
        }
    }
}
