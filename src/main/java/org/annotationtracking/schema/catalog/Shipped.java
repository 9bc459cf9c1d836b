package org.annotationtracking.schema.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.annotationtracking.core.SchemaReady.Mode;

/** What this program carries: its migrations, and the catalog each of them leaves behind. */
public final class Shipped {
    private static final String INDEX = "schema/index.json";

    private final List<ShippedMigration> migrations;
    private final ConcurrentMap<Integer, Catalog> catalogs = new ConcurrentHashMap<>();

    public Shipped() {
        this(List.of(Json.read(resource(INDEX), ShippedMigration[].class)));
    }

    public Shipped(List<ShippedMigration> migrations) {
        this.migrations = List.copyOf(migrations);
    }

    /** The migrations a database of this mode gets, in order. */
    public List<ShippedMigration> migrations(Mode mode) {
        return migrations.stream()
                .filter(migration -> mode == Mode.STANDALONE || !migration.forHost())
                .toList();
    }

    public Optional<ShippedMigration> migration(Mode mode, int version) {
        return migrations(mode).stream()
                .filter(migration -> migration.version() == version)
                .findFirst();
    }

    /** What the catalog looks like once the migrations up to this one have run. */
    public Catalog expectedAt(int version) {
        return catalogs.computeIfAbsent(
                version, wanted -> Json.read(resource("schema/V" + wanted + ".json"), Catalog.class));
    }

    /** The statements of one migration, in order. */
    public List<String> statements(ShippedMigration migration) {
        return MigrationText.statements(resource(migration.path()));
    }

    /** The statements that make this table and what is on it, in the words of the migrations that have run. */
    public List<String> statementsFor(String table, List<ShippedMigration> ran) {
        return ran.stream()
                .flatMap(migration -> statements(migration).stream())
                .filter(statement -> MigrationText.builds(statement, table))
                .toList();
    }

    /** The statement that makes this trigger or function, the latest one. */
    public Optional<String> statementMaking(String kind, String name, List<ShippedMigration> ran) {
        return ran.stream()
                .flatMap(migration -> statements(migration).stream())
                .filter(statement -> statement.matches("(?s)CREATE (OR REPLACE )?" + kind + " " + name + "\\b.*"))
                .reduce((first, second) -> second);
    }

    private static String resource(String path) {
        ClassLoader loader = Shipped.class.getClassLoader();
        try (InputStream in = loader.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("This build lacks " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
