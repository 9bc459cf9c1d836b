package org.annotationtracking.attached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.annotationtracking.platform.embedded.TestCluster;
import org.annotationtracking.schema.TestDatabase;
import org.annotationtracking.schema.TestServer;
import org.annotationtracking.schema.adopt.ExampleSync;
import org.annotationtracking.schema.adopt.HostTrigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/detach.sql} leaves a doccano's database as it was before the service came. */
class DetachTest {

    private static final String SCRIPT = read(Path.of("docs", "detach.sql"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void nothing_of_ours_is_left_and_all_of_doccanos_is(Doccano doccano) throws SQLException {
        TestDatabase database = filled(doccano.restored());
        HostCatalog before = HostCatalog.of(database);
        String everything = "SELECT string_agg(concat_ws(' ', relname, relkind), ', ' ORDER BY relname)"
                + " FROM pg_class WHERE relnamespace = 'public'::regnamespace";
        String names = database.value(everything);
        attach(database);
        assertThat(database.value(everything)).isNotEqualTo(names);

        database.run(SCRIPT);

        assertThat(database.value(everything)).isEqualTo(names);
        assertThat(HostCatalog.of(database)).isEqualTo(before);
        assertThat(database.value("SELECT count(*) FROM examples_examplestate")).isEqualTo("5");
    }

    @Test
    void a_dump_afterwards_is_the_dump_before_and_loads() throws SQLException {
        Optional<Path> debian = TestCluster.debian();
        assumeTrue(debian.isPresent(), "SKIPPED LOUDLY: no PostgreSQL of Debian's in /usr/lib/postgresql");
        try (TestCluster server = TestCluster.start(debian.get(), folder.resolve("server"))) {
            TestDatabase database = filled(Doccano.V1_8_5.restoredTo(create(server, "doccano")));
            String before = dump(server, database, "before");
            attach(database);
            database.run(SCRIPT);

            assertThat(dump(server, database, "after")).isEqualTo(before);

            TestDatabase loaded = create(server, "loaded");
            server.run(
                    "psql",
                    "-q",
                    "-v",
                    "ON_ERROR_STOP=1",
                    "-f",
                    folder.resolve("after").toString(),
                    loaded.name());
            assertThat(HostCatalog.of(loaded)).isEqualTo(HostCatalog.of(database));
            assertThat(loaded.started()).as("attached again").isTrue();
        }
    }

    @Test
    void what_is_not_doccanos_or_another_programs_too_is_refused() {
        TestDatabase alone = TestServer.fresh().migrated();
        assertThatThrownBy(() -> alone.run(SCRIPT)).hasStackTraceContaining("runs alone");

        TestDatabase shared = Doccano.V1_8_4.restored();
        attached(shared);
        shared.run("INSERT INTO django_migrations (app, name, applied) VALUES ('assignment', '0006', now())");
        assertThatThrownBy(() -> shared.run(SCRIPT)).hasStackTraceContaining("it stays");

        assertThat(shared.value("SELECT count(*) FROM annotation_tracking")).isEqualTo("0");
    }

    /** With all that an operator may ask for. */
    private static void attach(TestDatabase database) throws SQLException {
        attached(database);
        try (Connection connection = database.connect()) {
            assertThat(new HostTrigger(connection).keep(true)).isTrue();
        }
        database.run("CREATE INDEX anno_track_example_created_idx ON examples_example (project_id, created_at, id)");
        assertThat(database.value("SELECT count(*) FROM annotation_tracking WHERE status = 'submitted'"))
                .isEqualTo("5");
    }

    private static void attached(TestDatabase database) {
        assertThat(database.started()).isTrue();
        database.query(handle -> new ExampleSync(handle).pass());
    }

    private static TestDatabase filled(TestDatabase database) {
        return database.run(
                "INSERT INTO auth_user (password, is_superuser, username, first_name, last_name, email, is_staff, is_active,"
                        + " date_joined) VALUES ('!', false, 'ann', '', '', '', false, true, now())",
                "INSERT INTO projects_project (name, description, guideline, created_at, updated_at, project_type,"
                        + " random_order, collaborative_annotation, single_class_classification,"
                        + " allow_member_to_create_label_type)"
                        + " VALUES ('p', '', '', now(), now(), 'DocumentClassification', false, false, false, false)",
                "INSERT INTO examples_example (meta, filename, text, created_at, updated_at, project_id, uuid, upload_name,"
                        + " score) SELECT '{}', '.', 'text', now(), now(), 1, gen_random_uuid(), '', 0"
                        + " FROM generate_series(1, 20)",
                "INSERT INTO examples_examplestate (confirmed_at, confirmed_by_id, example_id)"
                        + " SELECT now(), 1, id FROM generate_series(1, 5) AS n (id)");
    }

    private static TestDatabase create(TestCluster server, String name) {
        new TestDatabase(server.url("postgres")).run("CREATE DATABASE " + name);
        return new TestDatabase(server.url(name));
    }

    private String dump(TestCluster server, TestDatabase database, String name) {
        Path file = folder.resolve(name);
        server.run("pg_dump", "-f", file.toString(), database.name());
        // Newer ones guard their dumps with a word of chance.
        return read(file).replaceAll("(?m)^\\\\(un)?restrict .*$", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
