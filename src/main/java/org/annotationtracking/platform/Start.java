package org.annotationtracking.platform;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.annotationtracking.platform.embedded.EmbeddedPostgres;
import org.annotationtracking.platform.embedded.EmbeddedSettings;
import org.annotationtracking.platform.embedded.JdbcCoordinates;
import org.jboss.logging.Logger;

/** What must be settled before Quarkus starts. Tells it so through system properties, which outlive a live reload. */
final class Start {

    private static final Logger LOG = Logger.getLogger(Start.class);

    private static final String URL = "quarkus.datasource.jdbc.url";

    /** Set once this process uses an embedded server; live reload calls the program again in a new class loader. */
    private static final String EMBEDDED = "tracking.embedded-postgres.url";

    private static final String SECRET_KEY = "tracking.session.secret-key";

    private static final Map<String, String> COMMAND_SETTINGS = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.banner.enabled", "false",
            "quarkus.log.console.stderr", "true",
            "quarkus.log.console.level", "WARN");

    private final boolean serve;
    private final SmallRyeConfig config = ConfigUtils.configBuilder().build();

    Start(boolean serve) {
        this.serve = serve;
    }

    /** Refuses a setting that cannot be used, before anything of Quarkus could say it at length. */
    void requireUsableSettings() {
        Optional<String> url = value(URL);
        HostedEnvironment.translate(value("DATABASE_URL").filter(given -> url.isEmpty()), value("PORT"));
        new SettingRules(this::value).require();
    }

    /** Lets every address through to {@link EdgeFilters}, which says what is wrong with it; Quarkus would not. */
    void lookAtAddressesOurselves() {
        System.setProperty("vertx.disableURIValidation", "true");
    }

    /** A command opens no port and keeps standard output for its answer. */
    void setRunMode() {
        System.setProperty("tracking.run-mode", serve ? "serve" : "command");
        if (!serve) {
            COMMAND_SETTINGS.forEach(System::setProperty);
        }
    }

    /** Starts or joins the embedded server where no other database is named. */
    void ensureDatabase() {
        if (System.getProperty(EMBEDDED) != null) {
            return;
        }
        Optional<String> url = value(URL);
        if (url.isPresent()) {
            LOG.infof("Database: %s", url.get().replaceFirst("\\?.*", ""));
            return;
        }
        Path directory = Path.of(value("tracking.embedded-postgres.directory").orElse("data/postgres"));
        EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedSettings.durableIn(directory));
        point(server.coordinates());
        ensureSecretKey(directory);
        LOG.infof(
                "Database: embedded PostgreSQL, %s, data in %s%s",
                server.coordinates().url(), directory, server.adopted() ? ", was already running" : "");
    }

    /** Names an address that nobody ever connects to. */
    void doWithoutDatabase() {
        if (value(URL).isEmpty()) {
            System.setProperty(URL, NoDatabase.URL);
        }
    }

    /** Gives the embedded server's accounts a key to sign sessions with, kept beside the data. */
    private void ensureSecretKey(Path data) {
        // Read as it stands: a key may hold what would be an expression in a setting.
        String shared = System.getenv("SECRET_KEY");
        if (serve && (shared == null || shared.isBlank()) && value(SECRET_KEY).isEmpty()) {
            Path file = data.toAbsolutePath().normalize().resolveSibling("secret-key");
            System.setProperty(SECRET_KEY, SecretKeyFile.readOrMake(file));
        }
    }

    private static void point(JdbcCoordinates coordinates) {
        System.setProperty(EMBEDDED, coordinates.url());
        System.setProperty(URL, coordinates.url());
        System.setProperty("quarkus.datasource.username", coordinates.username());
        System.setProperty("quarkus.datasource.password", coordinates.password());
    }

    private Optional<String> value(String name) {
        return config.getOptionalValue(name, String.class).filter(text -> !text.isBlank());
    }
}
