package org.annotationtracking.schema.drift;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.annotationtracking.schema.catalog.ShippedMigration;

/**
 * What the history says, held against what this program carries.
 *
 * @param applied migrations of ours that ran here, in order
 * @param pending those that did not
 * @param failed those among them that began
 * @param unknown versions that ran here and that this program does not carry, with what the history calls them
 * @param newer versions that ran here and that only a newer program knows
 */
public record HistoryView(
        List<ShippedMigration> applied,
        List<ShippedMigration> pending,
        List<ShippedMigration> failed,
        SortedMap<Integer, String> unknown,
        List<String> newer,
        List<Finding> findings) {
    /** The last one that ran; its catalog is what the database is held against. */
    public Optional<ShippedMigration> last() {
        return applied.isEmpty() ? Optional.empty() : Optional.of(applied.get(applied.size() - 1));
    }

    /** True when it says that the table everything is about was made or taken over. */
    public boolean knowsOurTable() {
        return applied.stream().anyMatch(migration -> migration.version() >= Expected.MAKES_TRACKING)
                || !newer.isEmpty();
    }

    /** True when Flyway would stop before it runs anything. */
    public boolean refused() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.BLOCKING);
    }
}
