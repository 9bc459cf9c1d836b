package org.annotationtracking.schema.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.annotationtracking.schema.catalog.TableFacts;
import org.annotationtracking.schema.catalog.TriggerFacts;

/** Triggers by what they call and when. */
record TriggerComparison(String table, TableFacts expected, TableFacts actual) {
    List<Finding> compare() {
        List<Finding> findings = new ArrayList<>();
        List<TriggerFacts> unknown = new ArrayList<>(actual.triggers());
        for (TriggerFacts trigger : expected.triggers()) {
            findings.addAll(one(trigger, unknown));
        }
        for (TriggerFacts trigger : unknown) {
            findings.add(Finding.of(DriftCode.TRIGGER_EXTRA, table + " " + trigger.name())
                    .found("calls " + trigger.function() + "()"));
        }
        return findings;
    }

    private List<Finding> one(TriggerFacts trigger, List<TriggerFacts> unknown) {
        String object = table + " " + trigger.name();
        List<TriggerFacts> related = unknown.stream()
                .filter(other -> other.function().equals(trigger.function()))
                .sorted((a, b) -> Boolean.compare(fires(trigger, b), fires(trigger, a)))
                .toList();
        if (related.isEmpty()) {
            return List.of(Finding.of(DriftCode.TRIGGER_MISSING, object).hurting(Hurt.trigger(trigger.function())));
        }
        TriggerFacts there = related.get(0);
        unknown.remove(there);
        if (!fires(trigger, there)) {
            return List.of(Finding.of(DriftCode.TRIGGER_DIFFERS, object).hurting(Hurt.trigger(trigger.function())));
        }
        boolean off = there.enabled().equals("D") || there.enabled().equals("R");
        return off
                ? List.of(Finding.of(DriftCode.TRIGGER_DISABLED, object)
                        .hurting(Hurt.trigger(trigger.function()))
                        .remedy(Repair.ASK, "ALTER TABLE %s ENABLE TRIGGER %s".formatted(table, there.name())))
                : List.of();
    }

    private static boolean fires(TriggerFacts expected, TriggerFacts there) {
        return expected.type() == there.type()
                && expected.columns().equals(there.columns())
                && Objects.equals(Canonical.expression(expected.condition()), Canonical.expression(there.condition()));
    }
}
