package org.annotationtracking.schema;

import static org.annotationtracking.schema.Situation.Seen.blocked;
import static org.annotationtracking.schema.Situation.Seen.ready;
import static org.annotationtracking.schema.Situation.atStart;
import static org.annotationtracking.schema.Situation.later;
import static org.annotationtracking.schema.Situations.healthyBut;
import static org.hamcrest.Matchers.equalTo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.Situation.Seen;
import org.annotationtracking.schema.plan.ChangeLock;

/** Servers, roles and neighbours. */
final class PlaceSituations {
    private static final String AWAY = "503 200 503 %s | 503 503 503";
    /** Whoever is migrating elsewhere. */
    private static final AtomicReference<Connection> ELSEWHERE = new AtomicReference<>();

    /** Whoever has left a transaction open. */
    private static final AtomicReference<Holder> HOLDER = new AtomicReference<>();

    private PlaceSituations() {}

    static List<Situation> all() {
        return List.of(
                atStart(
                                28,
                                "the database is away at the start",
                                healthyBut(),
                                Seen.of(GuardianState.WAITING_DB, AWAY.formatted("503")))
                        .before(stage -> {})
                        .then(stage -> stage.road().open(), ready()),
                later(
                                29,
                                "the database is lost later",
                                healthyBut(),
                                stage -> stage.road().close(),
                                Seen.of(GuardianState.WAITING_DB, AWAY.formatted("200")))
                        .then(stage -> stage.road().open(), ready()),
                atStart(
                                30,
                                "a role that may not create, nothing to do",
                                () -> granted(healthyBut().get()),
                                ready("OWNER_DIFFERS"))
                        .before(PlaceSituations::little),
                atStart(
                                31,
                                "a role that may not create, migrations to run",
                                TestServer::fresh,
                                blocked("PRIVILEGE_MISSING"))
                        .before(PlaceSituations::little),
                atStart(
                        32,
                        "a database that only reads",
                        healthyBut("ALTER DATABASE :database SET default_transaction_read_only = on"),
                        Seen.of(GuardianState.READ_ONLY, "200 200 200 200 | 200 503 200", "STANDBY")),
                atStart(
                                33,
                                "another instance migrates",
                                TestServer::fresh,
                                Seen.of(
                                        GuardianState.MIGRATING,
                                        "503 503 503 503 | 503 503 503",
                                        "MIGRATION_IN_PROGRESS"))
                        .before(PlaceSituations::beginElsewhere)
                        .then(stage -> endElsewhere(), Seen.of(GuardianState.READY, "200 200 200 200 | 403 403 403")),
                atStart(
                                34,
                                "somebody holds a lock that a repair needs",
                                healthyBut("ALTER TABLE annotation_tracking ALTER COLUMN status DROP DEFAULT"),
                                Seen.of(
                                        GuardianState.DEGRADED,
                                        "200 200 503 200 | 200 503 200",
                                        "DDL_BLOCKED_BY",
                                        "DEFAULT_MISSING"))
                        .before(stage -> hold(stage, "SELECT count(*) FROM annotation_tracking"))
                        .then(stage -> letGo(), ready()),
                atStart(34, "somebody holds a lock that a migration needs", () -> upTo(15), blocked("DDL_BLOCKED_BY"))
                        .before(stage -> hold(stage, "LOCK TABLE annotation_tracking IN ROW EXCLUSIVE MODE"))
                        .then(stage -> letGo(), Seen.of(GuardianState.READY, "200 200 200 200 | 403 403 403")),
                later(
                                36,
                                "something changes while it runs",
                                healthyBut(),
                                Acts.run("ALTER TABLE annotation_tracking RENAME COLUMN status TO state"),
                                Seen.of(
                                        GuardianState.BLOCKED,
                                        "503 200 503 200 | 503 503 503",
                                        "COLUMN_EXTRA",
                                        "COLUMN_MISSING",
                                        "CONSTRAINT_EXTRA"))
                        .then(Acts.run("ALTER TABLE annotation_tracking RENAME COLUMN state TO status"), ready()),
                atStart(
                        37,
                        "the table in two schemas",
                        healthyBut(
                                "CREATE SCHEMA near",
                                "CREATE TABLE near.annotation_tracking (id bigint)",
                                "ALTER ROLE service IN DATABASE :database SET search_path = public, near"),
                        blocked("TABLE_SHADOWED")),
                atStart(38, "a pooler that shares sessions", healthyBut(), Seen.degraded("POOLER"))
                        .before(PlaceSituations::throughPooler)
                        .then(
                                stage -> {
                                    refusesChanges("schema_pooler");
                                    stage.startWithDirectAddress(stage.database());
                                },
                                ready()),
                atStart(38, "the same, migrations to run", TestServer::fresh, blocked("POOLER"))
                        .before(PlaceSituations::throughPooler)
                        .then(
                                stage -> stage.startWithDirectAddress(stage.database()),
                                Seen.of(GuardianState.READY, "200 200 200 200 | 403 403 403")),
                atStart(38, "an address for changes that leads elsewhere", healthyBut(), blocked("DATABASE_DIFFERS"))
                        .before(stage -> {
                            stage.road().open();
                            stage.nameDirectAddress(healthyBut().get());
                        })
                        .then(
                                stage -> {
                                    refusesChanges("schema_database_differs");
                                    stage.startWithDirectAddress(stage.database());
                                },
                                ready()));
    }

    private static TestDatabase granted(TestDatabase database) {
        return database.run(
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO service",
                "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO service");
    }

    private static void throughPooler(Stage stage) {
        stage.putPooler();
        stage.road().open();
    }

    private static void refusesChanges(String code) {
        People.operator()
                .body("{\"token\":\"p1.e30.0\"}")
                .post("/ops/schema/apply")
                .then()
                .statusCode(409)
                .body("code", equalTo(code));
    }

    private static TestDatabase upTo(int version) {
        TestDatabase database = TestServer.fresh();
        database.migrator().migrateTo(Mode.STANDALONE, version);
        return database;
    }

    private static void hold(Stage stage, String sql) {
        HOLDER.set(new Holder(stage.database(), sql));
        stage.road().open();
    }

    private static void letGo() {
        HOLDER.getAndSet(null).close();
    }

    private static void little(Stage stage) {
        stage.little();
        stage.road().open();
    }

    private static void beginElsewhere(Stage stage) {
        Connection connection = stage.database().connect();
        ELSEWHERE.set(connection);
        try {
            ChangeLock.tryTake(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        stage.road().open();
    }

    private static void endElsewhere() {
        try {
            ELSEWHERE.getAndSet(null).close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
