package org.annotationtracking.schema.drift;

import java.util.ArrayList;
import java.util.List;
import org.annotationtracking.schema.catalog.Evidence;
import org.annotationtracking.schema.catalog.SequenceFacts;

/** What the rows themselves show. */
final class RowFindings {
    private RowFindings() {}

    static List<Finding> of(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (SequenceFacts sequence : evidence.sequences()) {
            if (sequence.lagsBehind()) {
                findings.add(Finding.of(DriftCode.SEQUENCE_BEHIND, sequence.sequence())
                        .expected("above " + sequence.highest())
                        .found("next " + sequence.next())
                        .hurting(Hurt.writers(sequence.table()))
                        .remedy(Repair.AUTOMATIC, raise(sequence)));
            }
        }
        evidence.strayStatuses()
                .forEach((word, rows) -> findings.add(Finding.of(DriftCode.STATUS_UNKNOWN, "annotation_tracking.status")
                        .expected("pending, submitted, approved or rejected")
                        .found("'%s' in %d row%s".formatted(word, rows, rows == 1 ? "" : "s"))
                        .remedy(Repair.ASK)));
        return findings;
    }

    /** Looks again while it sets, so that a row written in between is not run over. */
    private static String raise(SequenceFacts sequence) {
        return "SELECT setval('%s', greatest((SELECT max(%s) FROM %s), %d))"
                .formatted(sequence.sequence(), sequence.column(), sequence.table(), sequence.highest());
    }
}
