package org.annotationtracking.schema.drift;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.annotationtracking.schema.catalog.HistoryRow;
import org.annotationtracking.schema.catalog.ShippedMigration;

/** Reads Flyway's lines the way Flyway does, and says more precisely what is wrong with them. */
public final class HistoryComparison {
    private final Map<Integer, HistoryRow> ran = new TreeMap<>();
    private final Set<Integer> takenOut = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Integer, ShippedMigration> shipped = new HashMap<>();
    private final SortedMap<Integer, String> unknown = new TreeMap<>();
    private int baseline = -1;

    private HistoryComparison(List<ShippedMigration> migrations) {
        migrations.forEach(migration -> shipped.put(migration.version(), migration));
    }

    /** @param migrations those a database of this mode gets, in order */
    public static HistoryView compare(List<ShippedMigration> migrations, List<HistoryRow> rows) {
        HistoryComparison comparison = new HistoryComparison(migrations);
        rows.forEach(comparison::line);
        return comparison.view(migrations);
    }

    private void line(HistoryRow row) {
        if (row.version() == null) {
            return;
        }
        int version = number(row.version());
        if (row.type().equals("BASELINE")) {
            baseline = Math.max(baseline, version);
        } else if (row.type().equals("DELETE")) {
            ran.remove(version);
            takenOut.add(version);
        } else {
            ran.put(version, row);
            takenOut.remove(version);
        }
    }

    private HistoryView view(List<ShippedMigration> migrations) {
        int highest =
                migrations.isEmpty() ? 0 : migrations.get(migrations.size() - 1).version();
        List<String> newer = new ArrayList<>();
        ran.forEach((version, row) -> {
            if (!shipped.containsKey(version)) {
                stranger(version, row, highest, newer);
            } else {
                known(shipped.get(version), row);
            }
        });
        List<ShippedMigration> applied =
                migrations.stream().filter(this::succeeded).toList();
        List<ShippedMigration> pending = migrations.stream()
                .filter(migration -> migration.version() > baseline && !succeeded(migration))
                .toList();
        pending.forEach(this::pending);
        List<ShippedMigration> failed = pending.stream()
                .filter(migration -> ran.containsKey(migration.version()))
                .toList();
        return new HistoryView(applied, pending, failed, unknown, List.copyOf(newer), List.copyOf(findings));
    }

    private boolean succeeded(ShippedMigration migration) {
        HistoryRow row = ran.get(migration.version());
        return row != null && row.success();
    }

    private void stranger(int version, HistoryRow row, int highest, List<String> newer) {
        unknown.put(version, row.description());
        if (version > highest) {
            newer.add(String.valueOf(version));
            findings.add(Finding.of(DriftCode.HISTORY_FUTURE, "V" + version).found(row.description()));
        } else {
            findings.add(Finding.of(DriftCode.HISTORY_MISSING, "V" + version)
                    .found(row.description())
                    .hurting(Hurt.EVERYTHING));
        }
    }

    private void known(ShippedMigration migration, HistoryRow row) {
        String object = "V" + migration.version() + " " + migration.description();
        if (!row.success()) {
            findings.add(Finding.of(DriftCode.HISTORY_FAILED, object)
                    .found("failed at " + row.installedAt())
                    .hurting(Hurt.EVERYTHING));
        } else if (!Objects.equals(row.checksum(), migration.checksum())) {
            findings.add(Finding.of(DriftCode.HISTORY_CHECKSUM, object)
                    .expected(String.valueOf(migration.checksum()))
                    .found(String.valueOf(row.checksum())));
        }
    }

    private void pending(ShippedMigration migration) {
        String object = "V" + migration.version() + " " + migration.description();
        if (takenOut.contains(migration.version())) {
            findings.add(
                    Finding.of(DriftCode.HISTORY_DELETED_THEN_PENDING, object).hurting(Hurt.EVERYTHING));
        } else if (ran.keySet().stream().anyMatch(version -> version > migration.version())
                && !ran.containsKey(migration.version())) {
            findings.add(Finding.of(DriftCode.HISTORY_OUT_OF_ORDER, object).hurting(Hurt.EVERYTHING));
        }
    }

    private static int number(String version) {
        String whole = version.replaceAll("[^0-9].*$", "");
        return whole.isEmpty() ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(whole));
    }
}
