package org.annotationtracking.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.annotationtracking.PackagedService.Launch;
import org.annotationtracking.TestFolders;
import org.annotationtracking.checker.Facts.Entry;
import org.annotationtracking.checker.Stage.Play;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many clients on few examples through two instances on one database, with trouble: no promise is broken. */
class CheckerIT {

    private static final Logger LOG = Logger.getLogger(CheckerIT.class);

    @Test
    void a_short_play_breaks_no_promise() throws SQLException {
        Duration ttl = Duration.ofMillis(600);
        Plan plan = new Plan(4_000, Duration.ofSeconds(6), 40, 16, 8, 50, ttl, Duration.ZERO, 1);

        Play play = play("checker-short", plan, Chaos.brief(ttl.toMillis()));

        // A machine that is busy with other things does less, but this much happens on any.
        assertThat(play.history().operations()).hasSizeGreaterThan(100);
        assertThat(play.history().facts().entries()).extracting(Entry::type).contains("lock_lost", "submitted");
    }

    @Test
    @Tag("soak")
    void a_long_play_breaks_no_promise() throws SQLException {
        Duration ttl = Duration.ofSeconds(1);
        Plan plan = new Plan(
                Integer.getInteger("checker.operations", 24_000),
                Duration.ofMinutes(20),
                40,
                16,
                8,
                50,
                ttl,
                Duration.ofMillis(200),
                Long.getLong("checker.seed", 1));

        Play play = play("checker-long", plan, Chaos.unending(ttl.toMillis()));

        assertThat(play.history().operations()).hasSizeGreaterThanOrEqualTo(20_000);
        assertThat(play.chaos()).containsEntry(Chaos.Event.DATABASE_STOP, 1);
        assertThat(play.chaos().get(Chaos.Event.KILL)).isGreaterThan(3);
    }

    /** What is asked while connections break off is done or not done, and known to be worth asking again; never a failure of ours. */
    @Test
    @Tag("soak")
    void a_database_that_keeps_going_away_breaks_no_promise() throws SQLException {
        Duration ttl = Duration.ofSeconds(1);
        long seed = Long.getLong("checker.seed", 1);
        Plan plan = new Plan(20_000, Duration.ofMinutes(3), 40, 16, 8, 50, ttl, Duration.ZERO, seed);

        Play play = play("checker-flaky-database", plan, Chaos.flakyDatabase());

        assertThat(play.history().operations()).hasSizeGreaterThan(2_000);
        assertThat(play.chaos().get(Chaos.Event.DATABASE_STOP)).isGreaterThan(3);
    }

    private static Play play(String name, Plan plan, Chaos chaos) throws SQLException {
        Path folder = TestFolders.empty(name);
        try (Stage stage = Stage.set(folder, plan.ttl(), List.of(Launch.in(folder), Launch.in(folder)))) {
            Play play = stage.play(plan, chaos);
            List<Violation> violations = Judge.judge(play.history());
            Path written = Report.write(name, play, violations);
            LOG.infof("seed %d: %s", plan.seed(), Report.of(play, violations));
            assertThat(violations)
                    .as("%d, written to %s", violations.size(), written)
                    .isEmpty();
            return play;
        }
    }
}
