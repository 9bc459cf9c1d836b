package org.annotationtracking.schema.plan;

import java.util.List;

/**
 * What would be done, in order; making it writes nothing.
 *
 * @param token names this plan for exactly the database it was made for
 * @param steps what {@code apply} runs
 * @param decisions what a person has to say first
 * @param blocked findings no plan of ours repairs
 */
public record Plan(String token, List<Step> steps, List<String> decisions, List<String> blocked) {
    /** 0 nothing to do, 2 changes, 3 needs a decision, 4 blocked. */
    public int exitCode() {
        if (!decisions.isEmpty()) {
            return 3;
        }
        if (!steps.isEmpty()) {
            return 2;
        }
        return blocked.isEmpty() ? 0 : 4;
    }

    /** A script for whoever may alter the tables. */
    public String sql() {
        StringBuilder script = new StringBuilder("-- plan " + token + "\n");
        for (Step step : steps) {
            script.append("-- ")
                    .append(step.code())
                    .append(' ')
                    .append(step.object())
                    .append(": ");
            script.append(step.impact()).append("; lock: ").append(step.lock()).append('\n');
            step.sql().forEach(sql -> script.append(sql).append(";\n"));
        }
        decisions.forEach(decision ->
                script.append("-- needs a decision: ").append(decision).append('\n'));
        blocked.forEach(line ->
                script.append("-- not repaired by a plan: ").append(line).append('\n'));
        return script.toString();
    }
}
