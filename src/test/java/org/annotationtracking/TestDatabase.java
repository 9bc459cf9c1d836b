package org.annotationtracking;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import org.annotationtracking.platform.embedded.EmbeddedPostgres;
import org.annotationtracking.platform.embedded.EmbeddedSettings;
import org.annotationtracking.platform.embedded.JdbcCoordinates;
import org.jspecify.annotations.Nullable;

/**
 * The empty database that all tests of one run share: a new embedded server that does not wait for the disk, or the one
 * that {@code TRACKING_TEST_JDBC_URL}, {@code …_USERNAME} and {@code …_PASSWORD} name.
 */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    /** What the superuser {@code admin} of the empty database logs in with. */
    public static final String ADMIN_PASSWORD = "only for these tests";

    /** What sessions are signed with. */
    public static final String SECRET_KEY = "only-for-these-tests-0123456789";

    /** Where a test of signed tokens lays its issuer's keys. */
    public static final Path ISSUER_KEYS =
            Path.of("target", "test-issuer-keys.json").toAbsolutePath();

    /** The proxy that may say who somebody is, and how: another address of this machine. */
    public static final String PROXY = "127.0.0.2";

    /** Where tests receive webhooks; the rest of this machine may not be called. */
    public static final String RECEIVERS = "127.0.0.1";

    public static final String PROXY_HEADER = "X-Tests-User";

    private static final Path DIRECTORY = Path.of("target", "test-postgres");

    private @Nullable EmbeddedPostgres server;

    @Override
    public Map<String, String> start() {
        JdbcCoordinates database = given();
        if (database == null) {
            server = startNew();
            database = server.coordinates();
        }
        return Map.ofEntries(
                Map.entry("tracking.live.heartbeat", "1S"),
                Map.entry("tracking.live.patience", "2S"),
                Map.entry("tracking.outbound.allowed-addresses", RECEIVERS),
                Map.entry("tracking.webhooks.look-every", "0.1S"),
                Map.entry("tracking.webhooks.first-pause", "0.1S"),
                Map.entry("tracking.webhooks.attempts", "3"),
                Map.entry("tracking.metrics.every", "0.2S"),
                Map.entry("tracking.webhooks.timeout", "2S"),
                Map.entry("tracking.jwt.issuer", "https://sso.example"),
                Map.entry("tracking.jwt.audience", "annotation-tracking"),
                Map.entry("tracking.jwt.jwks", ISSUER_KEYS.toString()),
                Map.entry("tracking.jwt.ask-again-after", "0S"),
                Map.entry("tracking.proxy-user.header", PROXY_HEADER),
                Map.entry("tracking.proxy-user.trusted", PROXY),
                Map.entry("quarkus.datasource.jdbc.url", database.url()),
                Map.entry("quarkus.datasource.username", database.username()),
                Map.entry("quarkus.datasource.password", database.password()),
                Map.entry("tracking.admin.password", ADMIN_PASSWORD),
                Map.entry("tracking.session.secret-key", SECRET_KEY));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static @Nullable JdbcCoordinates given() {
        String url = System.getenv("TRACKING_TEST_JDBC_URL");
        if (url == null || url.isBlank()) {
            return null;
        }
        return new JdbcCoordinates(url, environment("TRACKING_TEST_USERNAME"), environment("TRACKING_TEST_PASSWORD"));
    }

    private static String environment(String name) {
        return System.getenv().getOrDefault(name, "postgres");
    }

    private static EmbeddedPostgres startNew() {
        var settings = new EmbeddedSettings(
                DIRECTORY.resolve("data").toAbsolutePath(),
                DIRECTORY.resolve("bin").toAbsolutePath(),
                false);
        TestFolders.stopAndDelete(settings);
        return EmbeddedPostgres.start(settings);
    }
}
