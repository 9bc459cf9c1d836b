package org.annotationtracking.cli.schema;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.DomainException.Kind;
import org.annotationtracking.platform.NoDatabase;
import org.annotationtracking.platform.embedded.EmbeddedPostgresException;
import org.annotationtracking.platform.embedded.EmbeddedSettings;
import org.annotationtracking.platform.embedded.SetAside;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import picocli.CommandLine.Command;

/** {@code schema start-over}: on your own machine, a new database in place of the embedded one, which is kept. */
@Command(
        name = "start-over",
        description =
                "Move the embedded database's data directory aside; never touches a database that has an address.",
        mixinStandardHelpOptions = true)
class StartOverCommand extends SchemaCommand {
    private final Optional<String> url;
    private final Path directory;
    private final Clock clock;

    StartOverCommand(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> url,
            @ConfigProperty(name = "tracking.embedded-postgres.directory", defaultValue = "data/postgres")
                    Path directory,
            Clock clock) {
        this.url = url;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    int run() {
        if (url.isPresent() && !url.get().equals(NoDatabase.URL)) {
            throw new DomainException(
                    Kind.CONFLICT,
                    "not_embedded",
                    "A database is configured (DATABASE_URL or quarkus.datasource.jdbc.url); only the embedded one is moved aside");
        }
        try {
            Optional<Path> kept = SetAside.move(EmbeddedSettings.durableIn(directory), clock.instant());
            out(kept.map(path -> "%s is now %s; the next start makes a new database".formatted(directory, path))
                    .orElse("nothing to do: there is no " + directory));
            return DONE;
        } catch (EmbeddedPostgresException e) {
            throw new DomainException(Kind.CONFLICT, "not_moved", String.valueOf(e.getMessage()));
        }
    }
}
