package org.annotationtracking.schema.drift;

import java.util.ArrayList;
import java.util.List;
import org.annotationtracking.schema.catalog.Snapshot;
import org.annotationtracking.schema.catalog.TableFacts;

/** What Django's records foretell; they are never obeyed and never edited. */
final class Django {
    private static final String MAKES_TABLE = "0006_annotation_tracking_simple";
    private static final String DROPS_LOCKS = "0007_remove_locking_fields";

    private Django() {}

    static List<Finding> findings(Snapshot snapshot) {
        List<String> marked = snapshot.djangoMigrations();
        TableFacts table = snapshot.catalog().tables().get(Expected.TRACKING);
        List<Finding> findings = new ArrayList<>();
        if (marked.isEmpty() || table == null) {
            return findings;
        }
        boolean made = marked.contains(MAKES_TABLE);
        boolean dropped = marked.contains(DROPS_LOCKS);
        if (!made && !dropped) {
            findings.add(Finding.of(DriftCode.DJANGO_UNMARKED, "django_migrations")
                    .expected("assignment." + MAKES_TABLE)
                    .remedy(Repair.NEVER, "-- on Django's side: python manage.py migrate assignment 0006 --fake"));
        }
        if (dropped && !made) {
            findings.add(Finding.of(DriftCode.DJANGO_INCONSISTENT, "django_migrations")
                    .found("assignment." + DROPS_LOCKS + " without " + MAKES_TABLE));
        }
        if (made && !dropped && table.column("locked_by_id").isPresent()) {
            findings.add(Finding.of(DriftCode.DJANGO_PENDING_DESTRUCTIVE, "annotation_tracking.locked_by_id, locked_at")
                    .found("assignment." + DROPS_LOCKS + " has not run; manage.py migrate would drop them")
                    .as(Severity.INFO));
        }
        if (dropped) {
            findings.add(Finding.of(DriftCode.DJANGO_MODEL_AHEAD, Expected.TRACKING)
                    .found("its model has started_at and time_spent_seconds, which no migration of its makes"));
        }
        return findings;
    }
}
