package org.annotationtracking.schema.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What would be done, in order; making it writes nothing.
 *
 * @param token names this plan for exactly the database it was made for
 * @param steps what {@code apply} repairs first
 * @param migrations what it runs or records then
 * @param decisions what a person has to say first
 * @param blocked findings no plan of ours repairs
 * @param script steps and migrations for whoever may alter the tables
 */
public record Plan(
        String token,
        List<Step> steps,
        List<Upcoming.Migration> migrations,
        List<String> decisions,
        List<String> blocked,
        @JsonIgnore String script) {
    /** 0 nothing to do, 2 changes, 3 needs a decision, 4 blocked. */
    public int exitCode() {
        if (!decisions.isEmpty()) {
            return 3;
        }
        if (!steps.isEmpty()) {
            return 2;
        }
        if (!blocked.isEmpty()) {
            return 4;
        }
        return isEmpty() ? 0 : 2;
    }

    /** True when there is nothing to apply. */
    @JsonIgnore
    public boolean isEmpty() {
        return steps.isEmpty() && migrations.isEmpty();
    }

    /** A script for whoever may alter the tables. */
    public String sql() {
        StringBuilder all = new StringBuilder(script);
        decisions.forEach(
                decision -> all.append("-- needs a decision: ").append(decision).append('\n'));
        blocked.forEach(
                line -> all.append("-- not repaired by a plan: ").append(line).append('\n'));
        return all.toString();
    }
}
