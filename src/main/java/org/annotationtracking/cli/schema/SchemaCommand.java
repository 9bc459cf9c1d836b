package org.annotationtracking.cli.schema;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.drift.Severity;
import org.annotationtracking.schema.plan.ChangeLock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands over the schema share: an answer on standard output, or a refusal on the other and exit code 1. */
abstract class SchemaCommand implements Callable<Integer> {
    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int CHANGES = 2;
    static final int DECISION = 3;
    static final int BLOCKED = 4;

    private static final Set<String> STANDS_IN_THE_WAY = Set.of(
            ChangeLock.BUSY,
            DriftCode.DDL_BLOCKED_BY.asErrorCode(),
            DriftCode.POOLER.asErrorCode(),
            DriftCode.DATABASE_DIFFERS.asErrorCode());

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public final Integer call() {
        try {
            return run();
        } catch (DomainException refusal) {
            print(line().getErr(), refusal.code() + ": " + refusal.text());
            return STANDS_IN_THE_WAY.contains(refusal.code()) ? BLOCKED : REFUSED;
        }
    }

    /** Does it; the result is the exit code. */
    abstract int run();

    final void out(String text) {
        print(line().getOut(), text);
    }

    final void out(List<Finding> findings) {
        findings.forEach(finding -> out("%-9s %s".formatted(finding.severity(), finding.line())));
    }

    static boolean isSound(List<Finding> findings) {
        return findings.stream()
                .map(Finding::severity)
                .noneMatch(severity -> severity == Severity.BLOCKING || severity == Severity.DEGRADED);
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec, "picocli sets it").commandLine();
    }

    private static void print(PrintWriter writer, String text) {
        writer.println(text);
        writer.flush();
    }
}
