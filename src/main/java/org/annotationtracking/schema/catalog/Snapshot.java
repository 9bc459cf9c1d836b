package org.annotationtracking.schema.catalog;

import java.util.List;
import org.annotationtracking.core.SchemaReady.Mode;
import org.jdbi.v3.core.Handle;

/** Everything one look at a database shows. */
public record Snapshot(
        Environment environment, Catalog catalog, List<HistoryRow> history, List<String> djangoMigrations) {
    /** Ours on our own table of examples, never on a host's. */
    private static final String FOLLOWS_EXAMPLES = "annotation_tracking_follow_examples";

    private static final String EXAMPLES = "examples_example";
    private static final String DJANGO = """
            SELECT name FROM <schema>.django_migrations WHERE app = 'assignment' ORDER BY id
            """;

    /** Reads it all; writes nothing and takes no lock beyond a reader's. */
    public static Snapshot read(Handle handle) {
        Environment environment = Environment.read(handle);
        if (environment.schema() == null) {
            return new Snapshot(environment, Catalog.empty(), List.of(), List.of());
        }
        Catalog catalog = new CatalogReader(environment.schema(), HostTables.NAMES).read(handle);
        boolean readable =
                environment.has(HistoryRow.TABLE) && !environment.lacking().contains("SELECT on " + HistoryRow.TABLE);
        List<HistoryRow> history = readable ? HistoryRow.readAll(handle, environment.quotedSchema()) : List.of();
        return new Snapshot(environment, catalog, history, django(handle, environment));
    }

    /** What Django's records say of the program whose table ours was; empty when there are none or we may not look. */
    private static List<String> django(Handle handle, Environment environment) {
        if (!environment.has("django_migrations") || !environment.readsDjango()) {
            return List.of();
        }
        return handle.createQuery(DJANGO)
                .define("schema", environment.quotedSchema())
                .mapTo(String.class)
                .list();
    }

    /** Ours if the tables of examples are absent or we made them; known before anything is written. */
    public Mode mode() {
        boolean madeByUs = history.stream()
                .anyMatch(row -> row.success() && row.type().equals("SQL") && "3".equals(row.version()));
        return madeByUs || !environment.has(EXAMPLES) || historyLost() && followsExamples()
                ? Mode.STANDALONE
                : Mode.ATTACHED;
    }

    /** True when migrations of ours have run, as the tables show, and no line of the history says so. */
    public boolean historyLost() {
        return environment.has("annotation_tracking_event")
                && history.stream().allMatch(row -> row.type().equals("BASELINE"));
    }

    private boolean followsExamples() {
        return catalog.table(EXAMPLES).stream()
                .flatMap(table -> table.triggers().stream())
                .anyMatch(trigger -> trigger.name().equals(FOLLOWS_EXAMPLES));
    }
}
