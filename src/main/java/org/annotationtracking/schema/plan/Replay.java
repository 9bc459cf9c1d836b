package org.annotationtracking.schema.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.catalog.Catalog;
import org.annotationtracking.schema.catalog.CatalogReader;
import org.annotationtracking.schema.catalog.HostTables;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.catalog.ShippedMigration;
import org.annotationtracking.schema.drift.Diagnosis;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Expectation;
import org.annotationtracking.schema.drift.Expected;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.drift.SchemaComparison;
import org.annotationtracking.schema.plan.Observer.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs all migrations that ran here once more, in a schema of their own that is rolled back: what they make on this very
 * server, in its own words. They build their own tables of the host there, so that no lock is taken on the real ones.
 */
public final class Replay {
    private static final String PLACE =
            "annotation_tracking_replay_" + ProcessHandle.current().pid();

    private Replay() {}

    /**
     * Two comparisons: the replay with what this program was built with, and the database with the replay. Empty when no
     * migration of ours has run.
     */
    public static List<Finding> compare(Connection connection, Observer observer) throws SQLException {
        Seen seen = observer.look(connection);
        Optional<ShippedMigration> last = seen.diagnosis().history().last();
        if (last.isEmpty()) {
            return List.of();
        }
        int version = last.get().version();
        Catalog replay = catalog(connection, observer.shipped(), version);
        List<Finding> findings = new ArrayList<>();
        SchemaComparison.compare(new Expectation(observer.shipped().expectedAt(version), false, false), replay)
                .forEach(difference -> findings.add(Finding.of(DriftCode.CATALOG_DIFFERS, difference.object())
                        .found(difference.line())));
        if (!seen.diagnosis().adopting()) {
            findings.addAll(live(seen, observer, replay));
        }
        return findings;
    }

    private static List<Finding> live(Seen seen, Observer observer, Catalog replay) {
        Diagnosis diagnosis = seen.diagnosis();
        Expected expected = new Expected(observer.shipped(), diagnosis.mode(), diagnosis.coexist());
        boolean newer = !diagnosis.history().newer().isEmpty();
        return SchemaComparison.compare(
                        new Expectation(expected.fitted(replay), diagnosis.coexist(), newer),
                        seen.snapshot().catalog())
                .stream()
                .toList();
    }

    /** What the migrations up to this one make here; leaves nothing behind. */
    static Catalog catalog(Connection connection, Shipped shipped, int version) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                Handle handle = Jdbi.create(connection).open()) {
            statement.execute("CREATE SCHEMA " + PLACE);
            statement.execute("SET LOCAL search_path = " + PLACE);
            for (ShippedMigration migration : shipped.migrations(Mode.STANDALONE)) {
                if (migration.version() <= version) {
                    for (String sql : shipped.statements(migration)) {
                        statement.execute(sql);
                    }
                }
            }
            return new CatalogReader(PLACE, HostTables.NAMES).read(handle);
        } finally {
            connection.rollback();
        }
    }
}
