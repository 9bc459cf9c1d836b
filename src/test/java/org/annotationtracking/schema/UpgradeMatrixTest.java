package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.catalog.HistoryRow;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.catalog.ShippedMigration;
import org.annotationtracking.schema.drift.Expected;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.drift.Severity;
import org.annotationtracking.schema.plan.PlanOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From everywhere to the newest version: every table that was ever made for this program, every dump there is and every
 * version of our own, a thousand rows with something in all columns. All end as one, no value is another, and a second
 * start finds nothing to do. The short form takes every few of our own versions.
 */
class UpgradeMatrixTest {
    private static final int EVERY = Integer.getInteger("mutations.every", 1);
    private static final PlanOptions DECIDED = PlanOptions.of("UTC", Map.of("reviewed", "approved"), false, false);
    private static final String BESIDE_DJANGO = end(Shape.DJANGO_0006.make(true));
    private static final Map<Mode, String> NEW = Map.of(
            Mode.STANDALONE, end(at(Mode.STANDALONE, newest(Mode.STANDALONE))), Mode.ATTACHED, end(Shape.host()));

    @ParameterizedTest
    @EnumSource(Shape.class)
    void every_shape_ends_at_the_newest_version_with_every_value_as_it_was(Shape shape) {
        assertThat(arrive(shape.make(true))).isEqualTo(BESIDE_DJANGO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "django/dj0003.sql",
                "django/dj0006.sql",
                "django/dj0006_serial_pre41.sql",
                "django/dj0007.sql",
                "django/guide_manual_fix_on_0007.sql"
            })
    void every_dump_of_django_ends_there_too(String dump) {
        TestDatabase database = Dump.load(dump);
        if (database.value("SELECT to_regclass('annotation_tracking') IS NOT NULL")
                .equals("t")) {
            Rows.fill(database);
        }

        assertThat(arrive(database)).isEqualTo(BESIDE_DJANGO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"doccano/doccano_1.8.4_schema_full.sql", "doccano/doccano_schema_full.sql"})
    void doccano_without_our_table_ends_like_a_host_of_our_own_making(String dump) {
        assertThat(arrive(Dump.load(dump))).isEqualTo(NEW.get(Mode.ATTACHED));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void every_version_of_our_own_ends_like_a_new_database(Mode mode, int version) {
        assertThat(arrive(at(mode, version))).isEqualTo(NEW.get(mode));
    }

    static Stream<Arguments> versions() {
        return Stream.of(Mode.STANDALONE, Mode.ATTACHED).flatMap(mode -> {
            List<Integer> versions = new Shipped()
                    .migrations(mode).stream()
                            .map(ShippedMigration::version)
                            .filter(version -> version >= Expected.MAKES_TRACKING)
                            .toList();
            return IntStream.range(0, versions.size())
                    .filter(number -> number % (EVERY * 2) == EVERY - 1 || EVERY == 1)
                    .mapToObj(number -> Arguments.of(mode, versions.get(number)));
        });
    }

    /** Brings a database to the newest version, by a start and what a person decides; the fingerprint it ends with. */
    private static String arrive(TestDatabase database) {
        List<Contents> originals = Stream.of(Expected.TRACKING, Expected.SKIPPED, "examples_example")
                .filter(table -> database.value("SELECT to_regclass('" + table + "') IS NOT NULL")
                        .equals("t"))
                .map(table -> Contents.of(database, table))
                .toList();

        String end = end(database);

        assertThat(originals).allSatisfy(original -> assertThat(original.hash()).isEqualTo(original.before()));
        assertThat(above(Severity.INFO, database)).isEmpty();
        String history = history(database);
        assertThat(end(database)).isEqualTo(end);
        assertThat(history(database)).isEqualTo(history);
        assertThat(database.plan(DECIDED).exitCode()).isZero();
        return end;
    }

    private static String end(TestDatabase database) {
        assertThat(database.started()).isTrue();
        String token = database.plan(DECIDED).token();
        if (!database.plan(DECIDED).steps().isEmpty()) {
            database.apply(token);
            database.started();
        }
        return database.diagnosis().fingerprint();
    }

    /** A database that stopped at this version of ours, in use. */
    private static TestDatabase at(Mode mode, int version) {
        TestDatabase database = mode == Mode.STANDALONE ? TestServer.fresh() : Shape.host();
        if (mode == Mode.ATTACHED) {
            database.migrator().openHistory(mode, "attached to a host");
        }
        database.migrator().migrateTo(mode, version);
        if (mode == Mode.STANDALONE) {
            Shape.makeRows(database);
        }
        return Rows.fill(database)
                .run("UPDATE annotation_tracking SET status = (ARRAY['pending', 'submitted', 'approved',"
                        + " 'rejected'])[1 + example_id % 4]");
    }

    private static int newest(Mode mode) {
        return new Shipped()
                .migrations(mode).stream()
                        .mapToInt(ShippedMigration::version)
                        .max()
                        .orElseThrow();
    }

    private static String history(TestDatabase database) {
        return database.value("SELECT count(*) || ' ' || max(installed_on) FROM " + HistoryRow.TABLE);
    }

    private static List<String> above(Severity severity, TestDatabase database) {
        return database.findings().stream()
                .filter(finding -> finding.severity().compareTo(severity) < 0)
                .map(Finding::line)
                .toList();
    }
}
