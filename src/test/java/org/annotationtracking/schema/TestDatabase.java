package org.annotationtracking.schema;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.adopt.Course;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.catalog.Snapshot;
import org.annotationtracking.schema.drift.Diagnosis;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.plan.Applier;
import org.annotationtracking.schema.plan.Migrator;
import org.annotationtracking.schema.plan.Observer;
import org.annotationtracking.schema.plan.Plan;
import org.annotationtracking.schema.plan.PlanOptions;
import org.annotationtracking.schema.plan.Undo;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** One database of the test server. */
public record TestDatabase(String url) {
    public Connection connect() {
        try {
            return DriverManager.getConnection(url);
        } catch (SQLException e) {
            throw new IllegalStateException(url, e);
        }
    }

    /** The same, seen by another role. */
    public TestDatabase as(String role) {
        return new TestDatabase(url.replace("user=postgres", "user=" + role));
    }

    public DataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        return source;
    }

    public String name() {
        return url.replaceFirst(".*/", "").replaceFirst("\\?.*", "");
    }

    /** Runs statements one after the other. */
    public TestDatabase run(String... statements) {
        return query(handle -> {
            for (String statement : statements) {
                try (var plain = handle.getConnection().createStatement()) {
                    plain.execute(statement);
                } catch (SQLException e) {
                    throw new IllegalStateException(statement, e);
                }
            }
            return this;
        });
    }

    public String value(String sql) {
        return query(handle -> String.valueOf(handle.createQuery(sql.replace("::", "\\:\\:"))
                .mapTo(String.class)
                .one()));
    }

    public <T> T query(Function<Handle, T> work) {
        try (Handle handle = Jdbi.create(url).open()) {
            return work.apply(handle);
        }
    }

    public Snapshot snapshot() {
        return query(Snapshot::read);
    }

    public Diagnosis diagnosis() {
        return query(handle -> observer().look(handle, Optional.empty()).diagnosis());
    }

    /** Brought to the newest version the way the service does it at its start; true when it may. */
    public boolean started() {
        if (!Course.isOpen(diagnosis())) {
            return false;
        }
        try {
            new Course(source(), observer()).run();
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Plan plan(PlanOptions options) {
        return attempt(() -> new Applier(source(), observer()).plan(options));
    }

    public Plan apply(String token) {
        return attempt(() -> new Applier(source(), observer()).apply(token));
    }

    public long undo(String token) {
        return attempt(() -> new Undo(source()).undo(token));
    }

    private static <T> T attempt(Attempt<T> attempt) {
        try {
            return attempt.make();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Attempt<T> {
        T make() throws SQLException;
    }

    private static Observer observer() {
        return new Observer(new Shipped(), Optional.empty());
    }

    public List<Finding> findings() {
        return diagnosis().findings();
    }

    public List<DriftCode> codes() {
        return findings().stream().map(Finding::code).toList();
    }

    /** Migrated to the newest version, empty of rows. */
    public TestDatabase migrated() {
        migrator().migrate(Mode.STANDALONE);
        return this;
    }

    public Migrator migrator() {
        return new Migrator(source(), new Shipped());
    }
}
