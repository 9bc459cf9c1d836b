package org.annotationtracking.schema;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.SchemaReady;
import org.annotationtracking.core.SchemaReady.Mode;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Indexes on the examples and their rows that make the list and its search fast and that both can do without: built beside the traffic
 * when the service has started, given up without a word of alarm where the role may not. The examples' own service gets
 * them always, a host's table only when it is asked for; they are no part of what the schema must have.
 */
@ApplicationScoped
class ListIndexes {
    private static final Logger LOG = Logger.getLogger(ListIndexes.class);

    /** "AnnoIndx" in ASCII: one instance at a time builds. */
    private static final long KEY = 0x416E6E6F496E6478L;

    private static final List<Index> ORDERS = List.of(
            new Index("examples_example_project_created_idx", "(project_id, created_at, id)"),
            new Index("examples_example_project_id_idx", "(project_id, id)"),
            new Index("examples_example_project_updated_idx", "(project_id, updated_at, id)"),
            new Index("examples_example_project_score_idx", "(project_id, score DESC, id)"));

    /** Upper case, as the search compares it. */
    private static final String TRIGRAMS =
            "USING gin (upper(text) %1$s.gin_trgm_ops, upper(filename) %1$s.gin_trgm_ops)";

    private final SchemaDatabase database;
    private final boolean onHosts;

    ListIndexes(
            SchemaDatabase database,
            @ConfigProperty(name = "tracking.attach.indexes", defaultValue = "false") boolean onHosts) {
        this.database = database;
        this.onHosts = onHosts;
    }

    private record Index(String name, String definition) {}

    void build(@Observes SchemaReady ready) {
        boolean ours = ready.mode() == Mode.STANDALONE;
        if (ours || onHosts) {
            Thread thread = new Thread(() -> build(ours ? List.of() : ORDERS), "list-indexes");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void build(List<Index> orders) {
        try (Connection connection = database.forChanges().getConnection();
                Statement statement = connection.createStatement()) {
            // Building waits for whatever transactions are open; nobody waits for it.
            statement.execute("SET lock_timeout = '10min'");
            if (!yes(statement, "SELECT pg_try_advisory_lock(" + KEY + ")")) {
                return;
            }
            for (Index index : orders) {
                build(statement, index);
            }
            Optional<String> trigrams = trigrams(statement);
            if (trigrams.isPresent()) {
                build(statement, new Index("examples_example_search_idx", TRIGRAMS.formatted(trigrams.get())));
            }
        } catch (SQLException | DomainException e) {
            LOG.infof("The list goes without an index it could have: %s", Failures.sentence(e));
        }
    }

    /** Clears away what an interrupted build left, and builds unless it is there. */
    private static void build(Statement statement, Index index) throws SQLException {
        if (yes(statement, """
                SELECT EXISTS (SELECT FROM pg_catalog.pg_index
                                WHERE indexrelid = to_regclass('%s') AND NOT indisvalid)
                """.formatted(index.name()))) {
            statement.execute("DROP INDEX CONCURRENTLY IF EXISTS " + index.name());
        }
        statement.execute("CREATE INDEX CONCURRENTLY IF NOT EXISTS %s ON examples_example %s"
                .formatted(index.name(), index.definition()));
    }

    /** Where the extension for searching by parts of words lives, once it is there. */
    private static Optional<String> trigrams(Statement statement) throws SQLException {
        try {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm");
        } catch (SQLException e) {
            LOG.infof("Searching goes without the extension pg_trgm: %s", Failures.sentence(e));
            return Optional.empty();
        }
        try (ResultSet schema = statement.executeQuery("SELECT quote_ident(n.nspname) FROM pg_catalog.pg_extension e"
                + " JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm'")) {
            return schema.next() ? Optional.of(schema.getString(1)) : Optional.empty();
        }
    }

    private static boolean yes(Statement statement, String question) throws SQLException {
        try (ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
