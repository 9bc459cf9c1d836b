package org.annotationtracking.schema;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The place the service under test finds its database at: behind a road that is closed at first, under one name and seen
 * by one role, whichever database stands there.
 */
public class Stage implements QuarkusTestResourceLifecycleManager {
    static final String OPS_TOKEN = "only-for-tests-0123456789abcdef";
    static final String ROLE = "service";

    private final TestDatabase database = TestServer.fresh();
    private @Nullable FlakyRoad road;
    private @Nullable TransactionPooler pooler;

    @Override
    public Map<String, String> start() {
        road = FlakyRoad.closedRoadTo(TestServer.port());
        TestServer.run("DO $$ BEGIN CREATE ROLE " + ROLE + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        almighty();
        return Map.of(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://127.0.0.1:" + road().port() + "/" + database.name() + "?prepareThreshold=0",
                "quarkus.datasource.username",
                ROLE,
                "quarkus.datasource.password",
                "",
                "tracking.schema.verify-every",
                "250ms",
                "tracking.ops.token",
                OPS_TOKEN,
                "tracking.schema.ping-every",
                "50ms");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Stage.class));
    }

    @Override
    public void stop() {
        if (road != null) {
            road.close();
        }
    }

    FlakyRoad road() {
        return java.util.Objects.requireNonNull(road);
    }

    /** Puts a pooler on the road that lends connections for one transaction. */
    void putPooler() {
        TransactionPooler between = new TransactionPooler(TestServer.port());
        pooler = between;
        road().leadTo(between.port());
    }

    /** Starts the service again with an address for changes. */
    void startWithDirectAddress(TestDatabase where) {
        Rebirth.end();
        nameDirectAddress(where);
        Rebirth.begin();
    }

    /** An address for changes, from the next start on; it names the service's own user. */
    void nameDirectAddress(TestDatabase where) {
        System.setProperty(
                SchemaDatabase.DIRECT,
                "jdbc:postgresql://127.0.0.1:" + TestServer.port() + "/" + where.name() + "?user=" + ROLE);
    }

    /** The plain road again, and no address but the one. */
    void clearRoad() {
        System.clearProperty(SchemaDatabase.DIRECT);
        road().leadTo(TestServer.port());
        if (pooler != null) {
            pooler.close();
        }
    }

    /** What stands there now. */
    TestDatabase database() {
        return database;
    }

    /** Puts another database there; it keeps its content, not its name. The road is closed afterwards. */
    TestDatabase put(TestDatabase other) {
        road().close();
        TestServer.run("DROP DATABASE IF EXISTS " + database.name() + " WITH (FORCE)");
        TestServer.run("ALTER DATABASE " + other.name() + " RENAME TO " + database.name());
        return database;
    }

    /** The service's role may do everything, as in most places. */
    void almighty() {
        TestServer.run("ALTER ROLE " + ROLE + " LOGIN SUPERUSER");
    }

    /** The service's role may do what it was granted. */
    void little() {
        TestServer.run("ALTER ROLE " + ROLE + " NOSUPERUSER");
    }
}
