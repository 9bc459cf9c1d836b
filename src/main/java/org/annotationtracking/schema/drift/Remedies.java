package org.annotationtracking.schema.drift;

import java.util.List;
import org.annotationtracking.schema.catalog.HostTables;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.catalog.ShippedMigration;

/** Remedies in the words of the migration that made the thing, for what cannot be told from its facts. */
final class Remedies {
    private Remedies() {}

    static Finding fromMigrations(Finding finding, Shipped shipped, HistoryView history) {
        List<ShippedMigration> ran = history.applied();
        String name = finding.object().replaceFirst("^\\S+ ", "").replace("()", "");
        return switch (finding.code()) {
            case TRIGGER_MISSING ->
                name.equals(Expected.COEXIST)
                        ? finding.remedy(Repair.AUTOMATIC, Expected.SET_COEXIST)
                        : shipped.statementMaking("TRIGGER", name, ran)
                                .map(sql -> finding.remedy(Repair.ASK, sql))
                                .orElse(finding);
            case FUNCTION_MISSING, FUNCTION_DIFFERS ->
                shipped.statementMaking("FUNCTION", name, ran)
                        .map(sql -> finding.remedy(
                                Repair.ASK, sql.replaceFirst("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")))
                        .orElse(finding);
            case TABLE_MISSING ->
                HostTables.contains(finding.object())
                        ? finding
                        : finding.remedy(
                                Repair.ASK,
                                shipped.statementsFor(finding.object(), ran).toArray(String[]::new));
            case TRIGGER_EXTRA ->
                finding.actual().contains(Expected.COEXIST + "()")
                        ? finding.remedy(Repair.AUTOMATIC, "DROP TRIGGER " + name + " ON " + Expected.TRACKING)
                        : finding;
            default -> finding;
        };
    }
}
