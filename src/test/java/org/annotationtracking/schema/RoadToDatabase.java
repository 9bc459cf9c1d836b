package org.annotationtracking.schema;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the service under test a database of its own, behind a road that is closed at first. */
public class RoadToDatabase implements QuarkusTestResourceLifecycleManager {
    static final String OPS_TOKEN = "only-for-tests-0123456789abcdef";

    private final TestDatabase database = TestServer.fresh();
    private @Nullable FlakyRoad road;

    @Override
    public Map<String, String> start() {
        FlakyRoad closed = FlakyRoad.closedRoadTo(TestServer.port());
        road = closed;
        return Map.of(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://127.0.0.1:" + closed.port() + "/" + database.name(),
                "quarkus.datasource.username",
                "postgres",
                "quarkus.datasource.password",
                "",
                "tracking.schema.verify-every",
                "1s",
                "tracking.ops.token",
                OPS_TOKEN,
                "tracking.schema.ping-every",
                "300ms");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(road, new TestInjector.MatchesType(FlakyRoad.class));
        injector.injectIntoFields(database, new TestInjector.MatchesType(TestDatabase.class));
    }

    @Override
    public void stop() {
        if (road != null) {
            road.close();
        }
    }
}
