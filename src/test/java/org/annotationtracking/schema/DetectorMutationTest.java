package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.annotationtracking.schema.Mutations.Mutation;
import org.annotationtracking.schema.drift.Finding;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The detector is tested by damaging what it watches; and it must keep quiet over changes that change nothing. */
class DetectorMutationTest {
    private static final Logger LOG = Logger.getLogger(DetectorMutationTest.class);
    private static final TestDatabase HEALTHY =
            Samples.twoProjects(TestServer.fresh().migrated());
    private static final int QUIET_SEQUENCES = Integer.getInteger("quiet.sequences", 30);
    private static final int EVERY = Integer.getInteger("mutations.every", 1);

    /** All of them in the long form; in the short form every few, from all kinds alike. */
    static Stream<Mutation> mutations() {
        List<Mutation> all = Mutations.all();
        return IntStream.range(0, all.size())
                .filter(number -> number % EVERY == 0)
                .mapToObj(all::get);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void every_damage_is_found_with_the_right_code_and_object(Mutation mutation) {
        TestDatabase database = TestServer.copyOf(HEALTHY);

        damage(database, mutation);

        assertThat(everything(database)).anyMatch(finding -> names(finding, mutation));
        TestServer.run("DROP DATABASE " + database.name());
    }

    @Test
    void there_are_at_least_sixty_kinds() {
        Set<String> kinds = new TreeSet<>();
        Mutations.all().forEach(mutation -> kinds.add(mutation.kind()));
        LOG.infof("%d damages of %d kinds: %s", Mutations.all().size(), kinds.size(), kinds);
        assertThat(kinds).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void damages_are_found_beside_each_other() {
        List<Mutation> all = new ArrayList<>(Mutations.all());
        all.removeIf(mutation -> !mutation.kind().startsWith("drop index")
                && !mutation.kind().startsWith("drop the default")
                && !mutation.kind().startsWith("admit NULL")
                && !mutation.kind().startsWith("drop the key"));
        Random random = new Random(42);
        for (int round = 0; round < 20 / EVERY; round++) {
            Collections.shuffle(all, random);
            List<Mutation> some = all.subList(0, 4);
            TestDatabase database = TestServer.copyOf(HEALTHY);
            some.forEach(mutation -> damage(database, mutation));
            List<Finding> findings = everything(database);
            assertThat(some).allMatch(mutation -> findings.stream().anyMatch(finding -> names(finding, mutation)));
        }
    }

    @Test
    void an_index_of_somebody_elses_is_their_affair() {
        TestDatabase database = TestServer.copyOf(HEALTHY);
        database.run("CREATE INDEX extra_idx ON annotation_tracking (started_at)");
        assertThat(database.findings()).isEmpty();
    }

    @Test
    void what_changes_nothing_is_never_reported() {
        Random random = new Random(7);
        String healthy = TestServer.copyOf(HEALTHY).diagnosis().fingerprint();
        for (int round = 0; round < QUIET_SEQUENCES; round++) {
            TestDatabase database = TestServer.copyOf(HEALTHY);
            List<String> sequence = Harmless.sequence(random);
            database.run(sequence.toArray(String[]::new));
            assertThat(database.findings())
                    .as(() -> String.join(";\n", sequence))
                    .isEmpty();
            assertThat(database.diagnosis().fingerprint())
                    .as(() -> String.join(";\n", sequence))
                    .isEqualTo(healthy);
            TestServer.run("DROP DATABASE " + database.name());
        }
    }

    private static void damage(TestDatabase database, Mutation mutation) {
        database.run("SET allow_system_table_mods = on");
        mutation.sql().forEach(sql -> database.run(sql.replace(":database", database.name())));
    }

    private static List<Finding> everything(TestDatabase database) {
        List<Finding> all = new ArrayList<>(database.findings());
        database.findings().forEach(finding -> all.addAll(finding.consequences()));
        return all;
    }

    private static boolean names(Finding finding, Mutation mutation) {
        return finding.code() == mutation.code() && finding.object().contains(mutation.object());
    }
}
