package org.annotationtracking.schema.drift;

import java.util.ArrayList;
import java.util.List;
import org.annotationtracking.schema.catalog.Environment;
import org.annotationtracking.schema.catalog.HistoryRow;
import org.annotationtracking.schema.catalog.Snapshot;

/** What the server, the role and the neighbours mean for us. */
final class Surroundings {
    private static final int OLDEST_SERVER = 140000;

    private final List<Finding> findings = new ArrayList<>();

    private Surroundings() {}

    static List<Finding> findings(Snapshot snapshot) {
        Surroundings surroundings = new Surroundings();
        Environment place = snapshot.environment();
        surroundings.server(place);
        surroundings.role(place);
        surroundings.neighbours(snapshot);
        return surroundings.findings;
    }

    /** Migrations that wait for a right this role does not have. */
    static List<Finding> rightToMigrate(Snapshot snapshot, HistoryView history) {
        Environment place = snapshot.environment();
        if (history.pending().isEmpty() || place.mayCreate() || place.schema() == null || place.onlyReads()) {
            return List.of();
        }
        String right = "CREATE ON SCHEMA " + place.quotedSchema();
        return List.of(Finding.of(DriftCode.PRIVILEGE_MISSING, right)
                .expected("granted to " + place.role() + ", to run "
                        + history.pending().size() + " migrations")
                .hurting(Hurt.EVERYTHING)
                .remedy(Repair.NEVER, "GRANT " + right + " TO \"" + place.role() + '"'));
    }

    private void server(Environment place) {
        if (place.server() < OLDEST_SERVER) {
            findings.add(Finding.of(DriftCode.SERVER_TOO_OLD, "server")
                    .expected(String.valueOf(OLDEST_SERVER))
                    .found(String.valueOf(place.server()))
                    .hurting(Hurt.EVERYTHING));
        }
        if (place.onlyReads()) {
            findings.add(Finding.of(DriftCode.STANDBY, "database " + place.database())
                    .found(place.standby() ? "in recovery" : "read-only"));
        }
    }

    private void role(Environment place) {
        if (place.schema() == null) {
            findings.add(Finding.of(DriftCode.PRIVILEGE_MISSING, "role " + place.role())
                    .expected("a schema on its search path that it may use")
                    .hurting(Hurt.EVERYTHING));
        }
        for (String right : place.lacking()) {
            String table = right.substring(right.lastIndexOf(' ') + 1);
            findings.add(Finding.of(DriftCode.PRIVILEGE_MISSING, right)
                    .expected("granted to " + place.role())
                    .hurting(table.equals(HistoryRow.TABLE) ? Hurt.EVERYTHING : Hurt.privilege(table, right))
                    .remedy(Repair.NEVER, "GRANT " + right + " TO \"" + place.role() + '"'));
        }
        place.unowned()
                .forEach(table -> findings.add(Finding.of(DriftCode.OWNER_DIFFERS, table)
                        .expected("a table this role may alter")
                        .as(Severity.INFO)));
    }

    private void neighbours(Snapshot snapshot) {
        Environment place = snapshot.environment();
        place.elsewhere()
                .forEach(schema -> findings.add(Finding.of(DriftCode.TABLE_SHADOWED, Expected.TRACKING)
                        .found("also in schema " + schema)
                        .hurting(Hurt.EVERYTHING)));
        boolean users = place.has("auth_user");
        if (!place.has("examples_example") && users && snapshot.history().isEmpty()) {
            findings.add(Finding.of(DriftCode.HOST_INCOMPLETE, "examples_example")
                    .expected("a doccano database, or an empty one")
                    .found("auth_user without examples_example")
                    .hurting(Hurt.EVERYTHING));
        }
    }
}
