package org.annotationtracking.schema.drift;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.catalog.Catalog;
import org.annotationtracking.schema.catalog.HostTables;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.catalog.ShippedMigration;
import org.annotationtracking.schema.catalog.TableFacts;
import org.annotationtracking.schema.catalog.TriggerFacts;

/** Works out what a database of one mode should hold. */
public record Expected(Shipped shipped, Mode mode, boolean coexist) {
    /** The table everything is about. */
    public static final String TRACKING = "annotation_tracking";

    /** The migration that makes it; the one after it adds the check on the status. */
    public static final int MAKES_TRACKING = 10;

    public static final int CHECKS_STATUS = 11;

    /** The migration that makes the other table another program may have made before us. */
    public static final int MAKES_SKIPPED = 13;

    public static final String SKIPPED = "skipped_example";
    public static final String COEXIST = "annotation_tracking_coexist";

    /** Sets the guard that stands while another program may write the table. */
    public static final String SET_COEXIST = """
            CREATE TRIGGER annotation_tracking_coexist
                BEFORE INSERT OR UPDATE ON annotation_tracking
                FOR EACH ROW EXECUTE FUNCTION annotation_tracking_coexist()""";

    /** BEFORE INSERT OR UPDATE, FOR EACH ROW. */
    private static final int BEFORE_EACH_ROW_WRITTEN = 23;

    Catalog forDatabase(HistoryView history, boolean adopting, Catalog actual) {
        return adopting
                ? toTakeOver(actual)
                : history.last().map(last -> at(last.version())).orElse(Catalog.empty());
    }

    /** The newest version whose work is there, all of it and nothing else; it proves what a lost history cannot say. */
    Optional<Integer> shownBy(Catalog actual) {
        List<ShippedMigration> newestFirst = new ArrayList<>(shipped.migrations(mode));
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .map(ShippedMigration::version)
                .filter(version ->
                        SchemaComparison.compare(new Expectation(at(version), coexist, false), actual).stream()
                                .allMatch(finding -> finding.severity().compareTo(Severity.DEGRADED) > 0))
                .findFirst();
    }

    /** What is there after this migration; attached, without what only our own tables of the host carry. */
    public Catalog at(int version) {
        return fitted(shipped.expectedAt(version));
    }

    /** What the migrations leave behind, as far as it belongs into a database of this mode. */
    public Catalog fitted(Catalog whole) {
        SortedMap<String, TableFacts> tables = new TreeMap<>(whole.tables());
        SortedMap<String, String> functions = new TreeMap<>(whole.functions());
        if (mode == Mode.ATTACHED) {
            Set<String> hostFunctions = new TreeSet<>();
            tables.replaceAll((name, facts) -> HostTables.contains(name) ? stripped(facts, hostFunctions) : facts);
            functions.keySet().removeAll(hostFunctions);
        }
        TableFacts tracking = tables.get(TRACKING);
        if (coexist && tracking != null && functions.containsKey(COEXIST)) {
            tables.put(TRACKING, guarded(tracking));
        }
        return new Catalog(tables, functions);
    }

    /** What another program's tables are held against before we take them over. */
    private Catalog toTakeOver(Catalog actual) {
        SortedMap<String, TableFacts> tables = new TreeMap<>(at(CHECKS_STATUS).tables());
        if (actual.table(SKIPPED).isPresent()) {
            at(MAKES_SKIPPED).table(SKIPPED).ifPresent(facts -> tables.put(SKIPPED, facts));
        }
        return new Catalog(tables, new TreeMap<>());
    }

    private static TableFacts stripped(TableFacts facts, Set<String> hostFunctions) {
        facts.triggers().forEach(trigger -> hostFunctions.add(trigger.function()));
        return facts.withTriggers(List.of());
    }

    private static TableFacts guarded(TableFacts facts) {
        List<TriggerFacts> triggers = new ArrayList<>(facts.triggers());
        triggers.add(new TriggerFacts(COEXIST, COEXIST, "O", BEFORE_EACH_ROW_WRITTEN, List.of(), null));
        return facts.withTriggers(triggers);
    }
}
