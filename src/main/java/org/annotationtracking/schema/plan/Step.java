package org.annotationtracking.schema.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.annotationtracking.schema.drift.DriftCode;
import org.jspecify.annotations.Nullable;

/**
 * One step of a plan.
 *
 * @param lock what it locks while it runs
 * @param rows how many rows it touches
 * @param impact what becomes of the data
 * @param work what it does to rows, if that is what it does
 * @param retype the column whose type it changes, if that is what it does
 */
public record Step(
        DriftCode code,
        String object,
        List<String> sql,
        String lock,
        long rows,
        String impact,
        @JsonIgnore @Nullable RowWork work,
        @JsonIgnore @Nullable Retype retype) {
    static final String NO_DATA = "no row is touched";

    static Step ddl(DriftCode code, String object, List<String> sql) {
        return new Step(code, object, List.copyOf(sql), Locks.of(sql), 0, NO_DATA, null, null);
    }

    static Step rows(DriftCode code, String object, RowWork work, long rows) {
        String impact = work.moves()
                ? "rows are moved to annotation_tracking_quarantine, from where undo puts them back"
                : "values change; the rows as they were are kept in annotation_tracking_quarantine";
        return new Step(code, object, List.of(work.sql()), "SHARE ROW EXCLUSIVE", rows, impact, work, null);
    }

    static Step retype(DriftCode code, String object, Retype retype, long rows) {
        return new Step(
                code,
                object,
                List.of(retype.sql()),
                "ACCESS EXCLUSIVE, the table is rewritten",
                rows,
                "values stay, their type changes",
                null,
                retype);
    }

    boolean touchesRows() {
        return work != null || retype != null;
    }
}
