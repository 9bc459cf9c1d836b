package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.annotationtracking.platform.embedded.TestCluster;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same schema on a server of another version, out of a dump, on a standby, and seen by a role that may do nothing. */
class OtherServersTest {
    private static final int SEQUENCES = Integer.getInteger("mutations.every", 1) == 1 ? 40 : 2;

    @TempDir
    Path folder;

    @Test
    void another_version_and_a_dump_restored_are_no_drift() {
        Optional<Path> debian = TestCluster.debian();
        assumeTrue(debian.isPresent(), "SKIPPED LOUDLY: no PostgreSQL of Debian's in /usr/lib/postgresql");
        String ours = TestServer.fresh().migrated().diagnosis().fingerprint();
        Random random = new Random(15);
        try (TestCluster server = TestCluster.start(debian.get(), folder)) {
            TestDatabase healthy = create(server, "healthy");
            Samples.twoProjects(healthy.migrated());
            quiet(healthy, ours, List.of());
            for (int round = 0; round < SEQUENCES; round++) {
                TestDatabase changed = create(server, "changed" + round + " TEMPLATE healthy");
                List<String> sequence = Harmless.sequence(random);
                changed.run(sequence.toArray(String[]::new));
                quiet(changed, ours, sequence);

                quiet(restored(server, changed), ours, sequence);
            }
        }
    }

    @Test
    void a_standby_is_read_like_its_primary() {
        try (TestCluster primary = TestCluster.start(TestCluster.ours(), folder.resolve("primary"))) {
            create(primary, "tracking").migrated();
            try (TestCluster standby = primary.standby(folder.resolve("standby"))) {
                TestDatabase there = new TestDatabase(primary.url("tracking"));
                TestDatabase copy = new TestDatabase(standby.url("tracking"));

                there.run("ALTER TABLE annotation_tracking ADD COLUMN mood text");

                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(copy.codes())
                                .containsExactlyInAnyOrder(DriftCode.COLUMN_EXTRA, DriftCode.STANDBY));
                assertThat(copy.snapshot().catalog()).isEqualTo(there.snapshot().catalog());
            }
        }
    }

    @Test
    void a_role_that_may_only_connect_sees_the_same_tables_and_what_it_may_not_do() {
        TestDatabase database = Samples.twoProjects(TestServer.fresh().migrated());
        String role = "visitor_" + database.name();
        database.run("CREATE ROLE " + role + " LOGIN");
        try {
            assertThat(database.as(role).snapshot().catalog())
                    .isEqualTo(database.snapshot().catalog());
            assertThat(database.as(role).findings()).extracting(Finding::code).contains(DriftCode.PRIVILEGE_MISSING);

            database.run("REVOKE ALL ON SCHEMA public FROM PUBLIC");

            assertThat(database.as(role).findings()).extracting(Finding::code).contains(DriftCode.PRIVILEGE_MISSING);
        } finally {
            database.run("GRANT USAGE ON SCHEMA public TO PUBLIC", "DROP ROLE " + role);
        }
    }

    private static TestDatabase create(TestCluster server, String nameAndTemplate) {
        new TestDatabase(server.url("postgres")).run("CREATE DATABASE " + nameAndTemplate);
        return new TestDatabase(server.url(nameAndTemplate.replaceFirst(" .*", "")));
    }

    private TestDatabase restored(TestCluster server, TestDatabase database) {
        String file = folder.resolve(database.name() + ".sql").toString();
        server.run("pg_dump", "-f", file, database.name());
        TestDatabase restored = create(server, "restored_" + database.name());
        server.run("psql", "-v", "ON_ERROR_STOP=1", "-f", file, restored.name());
        return restored;
    }

    private static void quiet(TestDatabase database, String fingerprint, List<String> sequence) {
        assertThat(database.findings()).as(() -> String.join(";\n", sequence)).isEmpty();
        assertThat(database.diagnosis().fingerprint())
                .as(() -> String.join(";\n", sequence))
                .isEqualTo(fingerprint);
    }
}
