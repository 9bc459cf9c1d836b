package org.annotationtracking.schema.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.catalog.HistoryRow;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.catalog.ShippedMigration;
import org.annotationtracking.schema.catalog.TableFacts;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Expected;
import org.annotationtracking.schema.plan.Observer.Seen;

/**
 * What a start has still to do beside repairs.
 *
 * @param origin what the history is opened with; empty when it is open
 * @param migrations in order
 * @param afterwards statements that follow the last of them
 */
public record Upcoming(Optional<String> origin, List<Migration> migrations, List<String> afterwards) {
    private static final int DESCRIPTION = 190;

    /**
     * A migration that has not run here.
     *
     * @param recorded true when another program has done its work, or it must wait for that program: then it is only
     *     written into the history
     * @param sql what it runs; empty when it is recorded
     */
    public record Migration(int version, String description, boolean recorded, List<String> sql) {}

    /** Nothing while the history is in need of repair: then a person decides first. */
    static Upcoming of(Seen seen, Shipped shipped) {
        List<ShippedMigration> pending = seen.diagnosis().history().pending();
        boolean lost = seen.diagnosis().findings().stream().anyMatch(one -> one.code() == DriftCode.HISTORY_EMPTY);
        if (pending.isEmpty() || lost || seen.diagnosis().history().refused()) {
            return new Upcoming(Optional.empty(), List.of(), List.of());
        }
        boolean open = seen.snapshot().environment().has(HistoryRow.TABLE);
        return new Upcoming(
                open ? Optional.empty() : Optional.of(origin(seen)),
                pending.stream()
                        .map(migration -> migration(migration, seen, shipped))
                        .toList(),
                seen.diagnosis().coexist() && !isGuarded(seen) ? List.of(Expected.SET_COEXIST) : List.of());
    }

    /** True for a migration whose work another program has done, or that must wait for that program to stop. */
    public static boolean isRecorded(ShippedMigration migration, Seen seen) {
        return switch (migration.version()) {
            case Expected.MAKES_TRACKING -> seen.diagnosis().adopting();
            case Expected.CHECKS_STATUS ->
                seen.diagnosis().coexist() || seen.diagnosis().adopting();
            case Expected.MAKES_SKIPPED ->
                seen.snapshot().catalog().table(Expected.SKIPPED).isPresent();
            default -> false;
        };
    }

    /** Where our table comes from, in words. */
    public static String origin(Seen seen) {
        TableFacts table = seen.snapshot().catalog().tables().get(Expected.TRACKING);
        if (table == null) {
            return seen.diagnosis().mode() == Mode.STANDALONE ? "standalone" : "attached to a host";
        }
        String origin = "adopted from " + Ancestor.of(table, seen.snapshot().djangoMigrations());
        return origin.substring(0, Math.min(origin.length(), DESCRIPTION));
    }

    /** All statements that migrations and what follows them run, for a script. */
    List<String> statements() {
        List<String> all = new ArrayList<>();
        migrations.forEach(migration -> all.addAll(migration.sql()));
        all.addAll(afterwards);
        return all;
    }

    private static Migration migration(ShippedMigration migration, Seen seen, Shipped shipped) {
        boolean recorded = isRecorded(migration, seen);
        return new Migration(
                migration.version(),
                migration.description(),
                recorded,
                recorded ? List.of() : shipped.statements(migration));
    }

    private static boolean isGuarded(Seen seen) {
        return seen.snapshot().catalog().table(Expected.TRACKING).stream()
                .flatMap(table -> table.triggers().stream())
                .anyMatch(trigger -> trigger.name().equals(Expected.COEXIST));
    }
}
