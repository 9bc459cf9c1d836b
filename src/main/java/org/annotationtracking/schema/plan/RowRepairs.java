package org.annotationtracking.schema.plan;

import java.util.ArrayList;
import java.util.List;
import org.annotationtracking.schema.catalog.ColumnFacts;
import org.annotationtracking.schema.catalog.TableFacts;
import org.annotationtracking.schema.drift.Expected;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.plan.Observer.Seen;
import org.jspecify.annotations.Nullable;

/** The ways to put rows right that stand against a remedy; none of them loses a row. */
record RowRepairs(Seen seen, PlanOptions options, Finding finding) {
    /** A step, or the news that a person could ask for one. */
    record Offer(@Nullable Step step, boolean decidable) {
        static final Offer NONE = new Offer(null, false);
        static final Offer ASK = new Offer(null, true);
    }

    private static final String SAME_EXAMPLE = """
            ctid IN (SELECT ctid
                       FROM (SELECT ctid, row_number() OVER (PARTITION BY %s
                                    ORDER BY CASE status WHEN 'approved' THEN 0 WHEN 'reviewed' THEN 0 WHEN 'rejected' THEN 1
                                                         WHEN 'submitted' THEN 2 ELSE 3 END,
                                             greatest(reviewed_at, annotated_at) DESC NULLS LAST, id) AS place
                               FROM annotation_tracking) ranked
                      WHERE place > 1)""";

    Offer retype() {
        String to = finding.expected();
        boolean zoned =
                to.equals("timestamp with time zone") && finding.actual().equals("timestamp without time zone");
        if (zoned && options.zone() == null) {
            return Offer.ASK;
        }
        if (!zoned && !to.equals("bigint") && !to.equals("integer")) {
            return Offer.NONE;
        }
        if (!zoned && !finding.actual().matches("integer|smallint")) {
            return Offer.NONE;
        }
        Retype retype = new Retype(table(), column(), finding.actual(), to, zoned ? options.zone() : null);
        return new Offer(Step.retype(finding.code(), finding.object(), retype, count()), true);
    }

    Offer mapStatus() {
        String word = finding.actual().replaceFirst("^'(.*)' in \\d+ rows?$", "$1");
        String meaning = word.isEmpty() ? "pending" : options.statuses().get(word);
        if (meaning == null) {
            return Offer.ASK;
        }
        if (!List.of("pending", "submitted", "approved", "rejected").contains(meaning)) {
            throw new PlanException(
                    "unknown_status", "A status is pending, submitted, approved or rejected, not " + meaning);
        }
        String where = word.isEmpty() ? "status IS NULL" : "status = '" + word.replace("'", "''") + "'";
        return rows(new RowWork(
                table(), "status " + word, where, "status = '" + meaning + "'" + nextVersion(), changed("status")));
    }

    Offer dedupe() {
        if (count() == 0 || !table().equals(Expected.TRACKING)) {
            return Offer.NONE;
        }
        String columns = finding.object().replaceFirst(".*\\((.*)\\)", "$1");
        return options.dedupe()
                ? rows(new RowWork(table(), "duplicate", SAME_EXAMPLE.formatted(columns), null, List.of()))
                : Offer.ASK;
    }

    Offer orphans() {
        if (!options.orphans() || count() == 0) {
            return Offer.ASK;
        }
        String where = "ctid IN (" + finding.probe().replaceFirst("SELECT count\\(\\*\\)", "SELECT t.ctid") + ")";
        String column = finding.probe().replaceFirst(".*WHERE t\\.(\\w+) IS NOT NULL.*", "$1");
        boolean person = column.endsWith("_by_id");
        return rows(
                new RowWork(table(), "orphan " + column, where, person ? column + " = NULL" : null, List.of(column)));
    }

    Offer fillNulls() {
        ColumnFacts wanted = expectedTable().columns().get(column());
        String value = wanted == null ? null : wanted.defaultValue();
        return value == null
                ? Offer.ASK
                : rows(new RowWork(
                        table(),
                        "null " + column(),
                        column() + " IS NULL",
                        column() + " = " + value + nextVersion(),
                        changed(column())));
    }

    private Offer rows(RowWork work) {
        return new Offer(Step.rows(finding.code(), finding.object(), work, count()), true);
    }

    private String table() {
        return finding.object().replaceFirst("[. ].*", "");
    }

    private String column() {
        return finding.object().replaceFirst(".*\\.", "");
    }

    private long count() {
        Long counted = seen.evidence().counts().get(finding.probe());
        return counted != null
                ? counted
                : seen.evidence().strayStatuses().values().stream()
                        .mapToLong(n -> n)
                        .sum();
    }

    private String nextVersion() {
        return hasVersion() && !finding.object().endsWith(".version") ? ", version = version + 1" : "";
    }

    private List<String> changed(String column) {
        List<String> changed = new ArrayList<>(List.of(column));
        if (hasVersion()) {
            changed.add("version");
        }
        return changed;
    }

    private boolean hasVersion() {
        TableFacts actual = seen.snapshot().catalog().tables().get(table());
        return actual != null && actual.column("version").isPresent();
    }

    private TableFacts expectedTable() {
        TableFacts expected = seen.diagnosis().expected().tables().get(table());
        if (expected == null) {
            throw new IllegalStateException("A finding about a table nobody expects: " + finding.line());
        }
        return expected;
    }
}
