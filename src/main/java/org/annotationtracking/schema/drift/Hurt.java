package org.annotationtracking.schema.drift;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.annotationtracking.core.Capability;

/**
 * Which requests rely on which part of the schema.
 *
 * @param core true when every request does
 */
public record Hurt(Set<Capability> capabilities, boolean core) {
    /** Nothing relies on it. */
    public static final Hurt NOTHING = new Hurt(Set.of(), false);

    /** Everything relies on it. */
    public static final Hurt EVERYTHING = new Hurt(EnumSet.allOf(Capability.class), true);

    private static final Needs NEEDS = Needs.shipped();
    private static final String TRACKING = "annotation_tracking";
    private static final Set<String> CORE_COLUMNS = Set.of("id", "project_id", "example_id", "status");
    private static final Hurt ROW_READERS = of(Capability.EXAMPLES, Capability.TRACKING, Capability.LOCKS);
    private static final Hurt LIST_AND_STATUS = of(Capability.EXAMPLES, Capability.TRACKING);
    private static final Hurt LEASES = of(Capability.LOCKS, Capability.TRACKING);

    /** Columns that not everybody who reads the row asks for. */
    private static final Map<String, Hurt> COLUMNS = Map.ofEntries(
            Map.entry("annotated_at", LIST_AND_STATUS),
            Map.entry("reviewed_at", LIST_AND_STATUS),
            Map.entry("review_notes", LIST_AND_STATUS),
            Map.entry("reviewed_by_id", LIST_AND_STATUS),
            Map.entry("version", LIST_AND_STATUS),
            Map.entry("changed_at", LIST_AND_STATUS),
            Map.entry("lock_epoch", LEASES),
            Map.entry("last_beat_at", LEASES),
            Map.entry("time_spent_seconds", LEASES),
            Map.entry("lease_seconds", LEASES),
            Map.entry("started_at", of(Capability.LOCKS)));

    /** Tables that do not hurt everything. */
    private static final Map<String, Hurt> TABLES = Map.ofEntries(
            Map.entry("annotation_tracking_event", of(Capability.HISTORY)),
            Map.entry("annotation_tracking_count", of(Capability.EXAMPLES, Capability.TRACKING, Capability.LOCKS)),
            Map.entry("annotation_tracking_quarantine", NOTHING),
            Map.entry("annotation_tracking_repair", NOTHING),
            Map.entry("annotation_tracking_event_number", of(Capability.HISTORY)),
            Map.entry("annotation_tracking_sequencer", of(Capability.HISTORY)),
            Map.entry("annotation_tracking_arrival", of(Capability.STATS, Capability.TRACKING, Capability.LOCKS)),
            Map.entry("annotation_tracking_hint", of(Capability.TRACKING, Capability.LOCKS)),
            Map.entry("annotation_tracking_project", of(Capability.LOCKS)),
            Map.entry("annotation_tracking_idempotency", of(Capability.TRACKING, Capability.LOCKS)),
            Map.entry("annotation_tracking_webhook", of(Capability.WEBHOOKS)),
            Map.entry("annotation_tracking_webhook_delivery", of(Capability.WEBHOOKS)),
            Map.entry("annotation_tracking_token", of(Capability.API_TOKENS)),
            Map.entry("annotation_tracking_mark", NOTHING),
            Map.entry("skipped_example", of(Capability.SKIPS)),
            Map.entry("examples_comment", of(Capability.EXAMPLES)),
            Map.entry("examples_assignment", of(Capability.EXAMPLES)),
            Map.entry("examples_examplestate", of(Capability.EXAMPLES, Capability.TRACKING)),
            Map.entry("projects_tag", of(Capability.ACCOUNTS)));

    static Hurt of(Capability... capabilities) {
        return new Hurt(Set.of(capabilities), false);
    }

    /** Who fails when the table is gone. */
    public static Hurt table(String table) {
        return TABLES.getOrDefault(table, EVERYTHING);
    }

    /** Who fails when the column is gone or of another type. */
    public static Hurt column(String table, String column) {
        if (table.equals(TRACKING) && !CORE_COLUMNS.contains(column)) {
            return COLUMNS.getOrDefault(column, ROW_READERS);
        }
        return table(table);
    }

    /**
     * Who fails when a column of the host is gone or of another type. A column without which everything fails is ground that
     * all stands on; without any other one the rest goes on.
     */
    static Hurt hostColumn(String table, String column) {
        return NEEDS.isForEverything(table + "." + column)
                ? EVERYTHING
                : new Hurt(table(table).capabilities(), false);
    }

    /** Whether anything reads the column at all, as far as that was tried out. */
    static boolean isRead(String table, String column) {
        return NEEDS.isRead(table + "." + column);
    }

    /** Who fails when rows can no longer be added or changed. */
    static Hurt writers(String table) {
        return table.equals(TRACKING) ? of(Capability.TRACKING, Capability.LOCKS) : table(table);
    }

    /** Who fails when a trigger of ours no longer does its work. */
    static Hurt trigger(String function) {
        if (function.contains("count") || function.contains("standing")) {
            return of(Capability.STATS);
        }
        // Without these the journal is no less true, and a queue looks for its next example from the start.
        boolean harmless = function.contains("tracking_event_") || function.contains("lower_hints");
        return harmless ? NOTHING : of(Capability.TRACKING, Capability.LOCKS);
    }

    /** Who fails when the role may not do this with the table. */
    static Hurt privilege(String table, String right) {
        return right.startsWith("SELECT") ? table(table) : writers(table);
    }
}
