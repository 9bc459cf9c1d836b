package org.annotationtracking.cli.schema;

import java.util.HashMap;
import java.util.Map;
import org.annotationtracking.schema.plan.PlanOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a person may decide about a plan. */
class PlanChoices {
    @Option(names = "--zone", description = "The zone in which times without one were meant, such as Europe/Berlin.")
    @Nullable
    String zone;

    @Option(names = "--map-status", description = "What a stray status becomes, such as reviewed=approved.")
    Map<String, String> statuses = new HashMap<>();

    @Option(names = "--dedupe", description = "Move all but one of several rows for one example to quarantine.")
    boolean dedupe;

    @Option(names = "--orphans", description = "Empty references to what is gone.")
    boolean orphans;

    PlanOptions options() {
        return PlanOptions.of(zone, statuses, dedupe, orphans);
    }
}
