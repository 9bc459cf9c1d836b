package org.annotationtracking.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.annotationtracking.PackagedService.Launch;
import org.annotationtracking.TestFolders;
import org.annotationtracking.checker.Stage.Play;
import org.annotationtracking.checker.Violation.Breach;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker bites: with a mistake in the service it says so, and says what kind. */
class MutantIT {

    private static final Logger LOG = Logger.getLogger(MutantIT.class);
    private static final Duration TTL = Duration.ofMillis(500);

    /** How often each mistake is made. */
    private static final int ROUNDS = Integer.getInteger("checker.rounds", 1);

    /** A mistake shows after so much work, not after so much time, of which a busy machine needs more. */
    private static final int ENOUGH = 3_000;

    private static final Duration AT_MOST = Duration.ofMinutes(2);

    /** A clock of the database with four ticks a second, which its functions find before the real one. */
    private static final List<String> COARSE_CLOCK =
            List.of("CREATE SCHEMA coarse", """
            CREATE FUNCTION coarse.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
                SELECT to_timestamp(floor(extract(epoch FROM pg_catalog.clock_timestamp()) * 4) / 4)
            $$
            """, "ALTER ROLE postgres SET search_path = public, coarse, pg_catalog");

    @Test
    void two_mistakes_at_once_are_both_found() throws SQLException {
        Set<Breach> both = Set.of(Breach.STALE_ACCEPTED, Breach.NOT_ALLOWED);
        SeededBug[] bugs = {SeededBug.FENCE_CHECK_REMOVED, SeededBug.RELEASE_WITHOUT_OWNER_CHECK};
        Path folder = TestFolders.empty("mutants");
        Launch mutant = Launch.in(folder).from(MutantBuild.in(folder, bugs));

        try (Stage stage = Stage.set(folder, TTL, List.of(mutant))) {
            Set<Breach> found = EnumSet.noneOf(Breach.class);
            // Once does; on a machine that is busy with other things not much happens in three seconds.
            for (int round = 0; round < 5 && !found.containsAll(both); round++) {
                found.addAll(play("mutants", stage, 4_000, Duration.ofSeconds(3), Chaos.NONE));
            }
            assertThat(found).containsAll(both);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("soak")
    void each_mistake_is_found(SeededBug bug) throws SQLException {
        String name = "mutant-" + bug.name().toLowerCase(Locale.ROOT);
        Path folder = TestFolders.empty(name);
        Launch mutant = Launch.in(folder).from(MutantBuild.in(folder, bug));
        List<String> clock = bug == SeededBug.AT_LEAST_FOR_MORE_THAN ? COARSE_CLOCK : List.of();
        List<Launch> nodes = List.of(mutant.with(SeededBug.CLOCK_AHEAD, "5"), mutant);

        try (Stage stage = Stage.set(folder, TTL, nodes, clock)) {
            int caught = 0;
            for (int round = 0; round < ROUNDS; round++) {
                stage.awaitAll();
                Set<Breach> found = play(name, stage, ENOUGH, AT_MOST, Chaos.brief(TTL.toMillis()));
                caught += found.stream().anyMatch(bug.breaches()::contains) ? 1 : 0;
            }
            LOG.infof("%s: caught in %d of %d plays", name, caught, ROUNDS);
            assertThat(caught).isEqualTo(ROUNDS);
        }
    }

    @Test
    @Tag("soak")
    void without_a_mistake_a_coarse_clock_breaks_no_promise_either() throws SQLException {
        Path folder = TestFolders.empty("coarse-clock");
        List<Launch> nodes = List.of(Launch.in(folder), Launch.in(folder));
        try (Stage stage = Stage.set(folder, TTL, nodes, COARSE_CLOCK)) {
            assertThat(play("coarse-clock", stage, ENOUGH, AT_MOST, Chaos.brief(TTL.toMillis())))
                    .isEmpty();
        }
    }

    private static Set<Breach> play(String name, Stage stage, int operations, Duration most, Chaos chaos)
            throws SQLException {
        Play play = stage.play(
                new Plan(operations, most, 40, 16, 8, 50, TTL, Duration.ZERO, Long.getLong("checker.seed", 2)), chaos);
        List<Violation> violations = Judge.judge(play.history());
        Report.write(name, play, violations);
        LOG.infof("%s: %s", name, Report.of(play, violations));
        return violations.stream().map(Violation::breach).collect(Collectors.toSet());
    }
}
