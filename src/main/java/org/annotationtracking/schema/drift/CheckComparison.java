package org.annotationtracking.schema.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.annotationtracking.schema.catalog.ConstraintFacts;
import org.annotationtracking.schema.catalog.ConstraintFacts.Kind;

/** Checks by the values they admit. */
final class CheckComparison {
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");

    private CheckComparison() {}

    static List<Finding> compare(TablePair pair, boolean coexist) {
        List<Finding> findings = new ArrayList<>();
        List<ConstraintFacts> wanted = pair.expected().constraints(Kind.CHECK).toList();
        wanted.forEach(check -> findings.addAll(check(pair, check, coexist)));
        pair.actual()
                .constraints(Kind.CHECK)
                .filter(there -> wanted.stream().noneMatch(check -> about(check, there)))
                .forEach(there -> findings.add(Finding.of(DriftCode.CONSTRAINT_EXTRA, pair.table() + " " + there.name())
                        .found("CHECK (" + there.definition() + ")")));
        pair.actual()
                .constraints(Kind.EXCLUSION)
                .forEach(there -> findings.add(Finding.of(DriftCode.CONSTRAINT_EXTRA, pair.table() + " " + there.name())
                        .found(String.valueOf(there.definition()))));
        return findings;
    }

    private static List<Finding> check(TablePair pair, ConstraintFacts check, boolean coexist) {
        List<ConstraintFacts> there = pair.actual()
                .constraints(Kind.CHECK)
                .filter(other -> about(check, other))
                .toList();
        String object = "%s (%s)".formatted(pair.table(), Ddl.list(check.columns()));
        if (there.isEmpty()) {
            return List.of(missing(pair, check, object, coexist));
        }
        List<Finding> findings = new ArrayList<>();
        for (ConstraintFacts other : there) {
            if (!same(check, other)) {
                findings.add(differs(check, other, object).hurting(Hurt.writers(pair.table())));
            } else if (!other.validated()) {
                findings.add(Finding.of(DriftCode.CONSTRAINT_NOT_VALID, pair.table() + " " + other.name())
                        .expected("validated")
                        .found("NOT VALID")
                        .remedy(Repair.WHEN_PROVED, Ddl.validate(pair.table(), other.name()))
                        .provedBy(Count.failing(pair.table(), check)));
            }
        }
        return findings;
    }

    private static Finding missing(TablePair pair, ConstraintFacts check, String object, boolean coexist) {
        if (coexist) {
            return Finding.of(DriftCode.CHECK_WITHHELD, object).found("none while another program may write the table");
        }
        ConstraintFacts named = check.named(pair.freeName(check.name()));
        return Finding.of(DriftCode.CHECK_MISSING, object)
                .expected("CHECK " + literals(check))
                .remedy(Repair.WHEN_PROVED, Ddl.addCheck(pair.table(), named), Ddl.validate(pair.table(), named.name()))
                .provedBy(Count.failing(pair.table(), check));
    }

    private static Finding differs(ConstraintFacts check, ConstraintFacts other, String object) {
        Finding finding = Finding.of(DriftCode.CHECK_DIFFERS, object)
                .expected("CHECK " + literals(check))
                .found("CHECK (" + other.definition() + ") " + other.name());
        boolean wider = !literals(check).isEmpty() && literals(other).containsAll(literals(check));
        return wider ? finding.as(Severity.DEGRADED) : finding;
    }

    private static boolean about(ConstraintFacts check, ConstraintFacts other) {
        return check.columns().equals(other.columns());
    }

    private static boolean same(ConstraintFacts check, ConstraintFacts other) {
        return Objects.equals(Canonical.expression(check.definition()), Canonical.expression(other.definition()));
    }

    private static Set<String> literals(ConstraintFacts check) {
        return LITERAL.matcher(String.valueOf(check.definition()))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }
}
