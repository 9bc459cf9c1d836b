package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.catalog.Json;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.catalog.ShippedMigration;
import org.annotationtracking.schema.model.Differences;
import org.annotationtracking.schema.plan.Migrator;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.internal.resolver.ChecksumCalculator;
import org.flywaydb.core.internal.resource.classpath.ClassPathResource;
import org.junit.jupiter.api.Test;

/**
 * The checked-in catalogs say what the migrations do; with {@code -Dcatalog.write} they are written anew. Run against a
 * real PostgreSQL, so they cannot lie.
 */
class ExpectedCatalogTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path CATALOGS = Path.of("src/main/resources/schema");
    private static final Pattern NAME = Pattern.compile("V(\\d+)__(\\w+)\\.sql");
    private static final String REMEDY = "run ./mvnw -Pcatalog test and check in what it writes";

    private final boolean write = Boolean.getBoolean("catalog.write");

    @Test
    void checked_in_catalogs_say_what_the_migrations_do() throws IOException {
        List<ShippedMigration> migrations = migrations();
        TestDatabase database = TestServer.fresh();
        Migrator migrator = new Migrator(database.source(), new Shipped(migrations));

        compare(CATALOGS.resolve("index.json"), Json.write(migrations));
        for (ShippedMigration migration : migrations) {
            migrator.migrateTo(Mode.STANDALONE, migration.version());
            compare(
                    CATALOGS.resolve("V" + migration.version() + ".json"),
                    Json.write(database.snapshot().catalog()));
        }
    }

    @Test
    void a_freshly_migrated_database_shows_no_difference_at_all() {
        TestDatabase database = TestServer.fresh().migrated();

        assertThat(database.findings()).isEmpty();
    }

    private void compare(Path file, String content) throws IOException {
        if (write) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertThat(file).as("%s: %s", file, REMEDY).exists();
        String checkedIn = Files.readString(file);
        assertThat(Differences.between(content, checkedIn))
                .as("%s: %s", file, REMEDY)
                .isEmpty();
        assertThat(checkedIn).as("%s: %s", file, REMEDY).isEqualTo(content);
    }

    private static List<ShippedMigration> migrations() throws IOException {
        List<ShippedMigration> found = new ArrayList<>();
        for (String folder : List.of("host", "tracking")) {
            try (Stream<Path> files = Files.list(MIGRATIONS.resolve(folder))) {
                files.forEach(file -> found.add(migration(folder, file)));
            }
        }
        found.sort(Comparator.comparing(ShippedMigration::version));
        return found;
    }

    private static ShippedMigration migration(String folder, Path file) {
        String name = String.valueOf(file.getFileName());
        Matcher parts = NAME.matcher(name);
        assertThat(parts.matches()).as("V<n>__verb_object.sql: " + name).isTrue();
        String path = "db/migration/" + folder + "/" + name;
        int checksum = ChecksumCalculator.calculate(new ClassPathResource(
                Location.fromPath("classpath:", "db/migration/" + folder),
                path,
                Migrator.class.getClassLoader(),
                StandardCharsets.UTF_8));
        return new ShippedMigration(
                Integer.parseInt(parts.group(1)), parts.group(2).replace('_', ' '), folder, name, checksum);
    }
}
