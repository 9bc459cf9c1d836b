package org.annotationtracking.schema.plan;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.catalog.HistoryRow;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.catalog.ShippedMigration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.resource.classpath.ClassPathResource;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;

/** Runs our migrations through Flyway; nothing here looks at tables. */
public final class Migrator {
    private final DataSource database;
    private final Shipped shipped;

    public Migrator(DataSource database, Shipped shipped) {
        this.database = database;
        this.shipped = shipped;
    }

    /** What every Flyway in this program is set to, Quarkus' own included. */
    public static FluentConfiguration settings(FluentConfiguration configuration) {
        configuration
                .table(HistoryRow.TABLE)
                .cleanDisabled(true)
                .baselineOnMigrate(false)
                .validateMigrationNaming(true)
                .ignoreMigrationPatterns("*:future")
                .lockRetryCount(30)
                .connectRetries(0);
        PostgreSQLConfigurationExtension postgres =
                configuration.getPluginRegister().getExact(PostgreSQLConfigurationExtension.class);
        postgres.setTransactionalLock(false);
        return configuration;
    }

    /** Runs what has not run. */
    public MigrateResult migrate(Mode mode) {
        return flyway(mode).load().migrate();
    }

    /** Runs what has not run, up to this version. */
    public MigrateResult migrateTo(Mode mode, int version) {
        return flyway(mode).target(String.valueOf(version)).load().migrate();
    }

    /** Runs what has not run, even below versions that have. */
    void migrateLate(Mode mode) {
        flyway(mode).outOfOrder(true).load().migrate();
    }

    /** Opens a history in a database that holds other people's tables: nothing counts as run. */
    public void openHistory(Mode mode, String reason) {
        flyway(mode).baselineVersion("0").baselineDescription(reason).load().baseline();
    }

    /** Writes into the history that everything up to this version has run, without running it. */
    public void stamp(Mode mode, int version) {
        flyway(mode)
                .target(String.valueOf(version))
                .skipExecutingMigrations(true)
                .load()
                .migrate();
    }

    private FluentConfiguration flyway(Mode mode) {
        FluentConfiguration configuration = settings(Flyway.configure(Migrator.class.getClassLoader()));
        return configuration
                .dataSource(database)
                .resourceProvider(new Files(shipped.migrations(mode)))
                .javaMigrationClassProvider(List::of);
    }

    /** The files of our index instead of whatever the class path holds. */
    private static final class Files implements ResourceProvider {
        private final List<LoadableResource> resources;

        Files(List<ShippedMigration> migrations) {
            resources = migrations.stream().map(Files::resource).toList();
        }

        @Override
        public @Nullable LoadableResource getResource(String name) {
            return resources.stream()
                    .filter(resource -> resource.getRelativePath().equals(name))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return resources.stream()
                    .filter(resource -> resource.getFilename().startsWith(prefix))
                    .filter(resource -> Stream.of(suffixes).anyMatch(resource.getFilename()::endsWith))
                    .toList();
        }

        private static LoadableResource resource(ShippedMigration migration) {
            return new ClassPathResource(
                    Location.fromPath("classpath:", "db/migration/" + migration.folder()),
                    migration.path(),
                    Migrator.class.getClassLoader(),
                    StandardCharsets.UTF_8);
        }
    }
}
