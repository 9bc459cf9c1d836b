package org.annotationtracking.attached;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.annotationtracking.schema.TestDatabase;

/** Attaches the service under test to a doccano's database; its argument is which, others are settings. */
public final class DoccanoDatabase implements QuarkusTestResourceLifecycleManager {

    /** The name of the argument that says which {@link Doccano}. */
    public static final String GENERATION = "generation";

    /** What sessions are signed with. */
    public static final String SECRET_KEY = "only-for-these-tests-0123456789";

    private final Map<String, String> settings = new HashMap<>();
    private Doccano generation = Doccano.V1_8_5;
    private TestDatabase database = new TestDatabase("");
    private HostCatalog before = new HostCatalog(List.of());

    @Override
    public void init(Map<String, String> arguments) {
        settings.putAll(arguments);
        generation = Doccano.valueOf(settings.remove(GENERATION));
    }

    @Override
    public Map<String, String> start() {
        database = generation.restored();
        before = HostCatalog.of(database);
        settings.put("quarkus.datasource.jdbc.url", database.url().replaceFirst("\\?.*", ""));
        settings.put("quarkus.datasource.username", "postgres");
        settings.put("quarkus.datasource.password", "");
        settings.put("tracking.session.secret-key", SECRET_KEY);
        settings.put("tracking.schema.verify-every", "1s");
        settings.put("tracking.schema.ping-every", "300ms");
        return Map.copyOf(settings);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(database, new TestInjector.MatchesType(TestDatabase.class));
        injector.injectIntoFields(before, new TestInjector.MatchesType(HostCatalog.class));
        injector.injectIntoFields(generation, new TestInjector.MatchesType(Doccano.class));
    }

    @Override
    public void stop() {
        // The server goes with the process.
    }
}
