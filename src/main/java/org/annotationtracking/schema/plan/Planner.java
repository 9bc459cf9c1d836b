package org.annotationtracking.schema.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.annotationtracking.schema.catalog.Json;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.drift.Repair;
import org.annotationtracking.schema.drift.Severity;
import org.annotationtracking.schema.plan.Observer.Seen;

/** Works out what would be done: a pure function of one look and of what a person has decided. */
public final class Planner {
    private static final int HASH = 16;
    private static final Set<DriftCode> FUNCTION = Set.of(DriftCode.FUNCTION_MISSING, DriftCode.FUNCTION_DIFFERS);

    /** A trigger calls its function, so the function is made before it; all else stays in order. */
    private static final Comparator<Finding> FUNCTIONS_FIRST =
            Comparator.comparing(finding -> !FUNCTION.contains(finding.code()));

    private final Seen seen;
    private final Shipped shipped;
    private final PlanOptions options;
    private final List<Step> rowSteps = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<String> decisions = new ArrayList<>();
    private final List<String> blocked = new ArrayList<>();

    private Planner(Seen seen, Shipped shipped, PlanOptions options) {
        this.seen = seen;
        this.shipped = shipped;
        this.options = options;
    }

    public static Plan plan(Seen seen, Shipped shipped, PlanOptions options) {
        return new Planner(seen, shipped, options).plan();
    }

    private Plan plan() {
        seen.diagnosis().findings().stream().sorted(FUNCTIONS_FIRST).forEach(this::consider);
        List<Step> all = new ArrayList<>(rowSteps);
        all.addAll(steps);
        Upcoming upcoming = Upcoming.of(seen, shipped);
        String token = token(all, upcoming);
        return new Plan(
                token,
                List.copyOf(all),
                upcoming.migrations(),
                List.copyOf(decisions),
                List.copyOf(blocked),
                Script.of(seen, shipped, token, all, upcoming));
    }

    private void consider(Finding finding) {
        if (finding.severity() == Severity.COSMETIC
                || finding.severity() == Severity.INFO
                || finding.code() == DriftCode.HISTORY_ABSENT) {
            return;
        }
        if (finding.repair() == Repair.AUTOMATIC) {
            steps.add(Step.ddl(finding.code(), finding.object(), finding.remedy()));
            return;
        }
        RowRepairs repairs = new RowRepairs(seen, options, finding);
        switch (finding.code()) {
            case COLUMN_TYPE ->
                offer(finding, repairs.retype(), "--zone ZONE: in which time zone were these times written?");
            case STATUS_UNKNOWN -> offer(finding, repairs.mapStatus(), "--map-status WORD=STATUS: what does it mean?");
            case UNIQUE_MISSING, PK_MISSING ->
                withRows(finding, repairs.dedupe(), "--dedupe: move all but one of them to quarantine");
            case FK_MISSING, FK_ACTION, CONSTRAINT_NOT_VALID ->
                withRows(finding, repairs.orphans(), "--orphans: empty references to what is gone");
            case NULLABILITY_LOOSE -> withRows(finding, repairs.fillNulls(), "a value for the rows without one");
            case CHECK_MISSING -> steps.add(Step.ddl(finding.code(), finding.object(), finding.remedy()));
            default -> plain(finding);
        }
    }

    /** One step of its own, or a decision that is missing. */
    private void offer(Finding finding, RowRepairs.Offer offer, String decision) {
        Step step = offer.step();
        if (step != null) {
            (step.retype() == null ? rowSteps : steps).add(step);
        } else if (offer.decidable()) {
            decisions.add(finding.line() + "; " + decision);
        } else {
            plain(finding);
        }
    }

    /** First the rows that stand against it, then the remedy. */
    private void withRows(Finding finding, RowRepairs.Offer offer, String decision) {
        Step step = offer.step();
        if (step == null) {
            decisions.add(finding.line() + "; " + decision);
            return;
        }
        rowSteps.add(step);
        steps.add(Step.ddl(finding.code(), finding.object(), finding.remedy()));
    }

    private void plain(Finding finding) {
        if (finding.repair() == Repair.ASK && !finding.remedy().isEmpty()) {
            steps.add(Step.ddl(finding.code(), finding.object(), finding.remedy()));
        } else if (finding.consequences().isEmpty() || finding.remedy().isEmpty()) {
            blocked.add(finding.line());
        }
    }

    /** Changes when the schema, the history, the rows in question or the steps change. */
    private String token(List<Step> all, Upcoming upcoming) {
        Function<Object, String> json = Json::write;
        String subject = json.apply(seen.snapshot().catalog())
                + json.apply(seen.snapshot().history().stream()
                        .map(row -> row.version() + row.type() + row.checksum() + row.success())
                        .toList())
                + json.apply(seen.evidence().counts().values().stream().sorted().toList())
                + json.apply(seen.evidence().strayStatuses())
                + json.apply(all)
                + json.apply(upcoming.migrations().stream()
                        .map(migration -> migration.version() + " " + migration.recorded())
                        .toList());
        return "p1." + options.encode() + "." + hash(subject);
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
