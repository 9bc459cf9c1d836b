package org.annotationtracking.cli;

import java.util.List;
import org.annotationtracking.schema.SchemaOperations;
import org.annotationtracking.schema.SchemaReport;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.drift.Severity;
import org.annotationtracking.schema.plan.Plan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands over the schema; exit codes: 0 nothing to do or done, 2 changes, 3 needs a decision, 4 blocked, 1 error. */
final class SchemaCommands {
    private SchemaCommands() {}

    @Command(
            name = "status",
            description = "Versions, findings, and how far the database is.",
            mixinStandardHelpOptions = true)
    static class Status extends SchemaCommand {
        Status(SchemaOperations schema) {
            super(schema);
        }

        @Override
        int run() {
            SchemaReport report = schema.status();
            out("state      " + report.state() + (report.mode() == null ? "" : ", " + report.mode()));
            out("migrations applied %s, available %s, pending %d"
                    .formatted(
                            report.migrations().applied(),
                            report.migrations().available(),
                            report.migrations().pending()));
            report.migrations()
                    .lines()
                    .forEach(line -> out("  %-5s %-8s %s".formatted(line.version(), line.state(), line.description())));
            report.findings().forEach(finding -> out("%-9s %s".formatted(finding.severity(), finding.line())));
            boolean sound = report.findings().stream().noneMatch(SchemaCommands::matters);
            return report.state().serves() ? (sound ? 0 : 2) : 4;
        }
    }

    @Command(
            name = "plan",
            description = "What would be repaired, and how; writes nothing.",
            mixinStandardHelpOptions = true)
    static class Planning extends SchemaCommand {
        @Option(names = "--sql", description = "As a script.")
        boolean sql;

        @Mixin
        PlanChoices choices = new PlanChoices();

        Planning(SchemaOperations schema) {
            super(schema);
        }

        @Override
        int run() {
            Plan plan = schema.plan(choices.options());
            if (sql) {
                out(plan.sql());
                return plan.exitCode();
            }
            plan.steps().forEach(step -> {
                out("%s %s: %d row(s), %s, lock %s"
                        .formatted(step.code(), step.object(), step.rows(), step.impact(), step.lock()));
                step.sql().forEach(line -> out("    " + line));
            });
            plan.decisions().forEach(decision -> out("needs a decision: " + decision));
            plan.blocked().forEach(line -> out("not repaired by a plan: " + line));
            out(plan.steps().isEmpty() ? "nothing to apply" : "schema apply " + plan.token());
            return plan.exitCode();
        }
    }

    @Command(name = "apply", description = "Carry a plan out.", mixinStandardHelpOptions = true)
    static class Apply extends SchemaCommand {
        @Parameters(
                paramLabel = "TOKEN",
                arity = "0..1",
                description = "From schema plan; without one a plan is made from the options and carried out at once.")
        @Nullable
        String token;

        @Mixin
        PlanChoices choices = new PlanChoices();

        Apply(SchemaOperations schema) {
            super(schema);
        }

        @Override
        int run() {
            Plan plan =
                    schema.apply(token == null ? schema.plan(choices.options()).token() : token);
            out("%d step(s) done; schema undo %s takes back what touched rows"
                    .formatted(plan.steps().size(), plan.token()));
            return 0;
        }
    }

    @Command(name = "undo", description = "Take a repair back.", mixinStandardHelpOptions = true)
    static class Undoing extends SchemaCommand {
        @Parameters(paramLabel = "TOKEN", description = "Of the plan that was applied.")
        String token = "";

        Undoing(SchemaOperations schema) {
            super(schema);
        }

        @Override
        int run() {
            out("%d row(s) are as they were".formatted(schema.undo(token)));
            return 0;
        }
    }

    @Command(
            name = "verify",
            description = "Look closer: recount, and with --smoke try the table out.",
            mixinStandardHelpOptions = true)
    static class Verify extends SchemaCommand {
        @Option(names = "--smoke", description = "Move one row through its states and roll back.")
        boolean smoke;

        Verify(SchemaOperations schema) {
            super(schema);
        }

        @Override
        int run() {
            List<Finding> findings = schema.verify();
            findings.forEach(finding -> out("%-9s %s".formatted(finding.severity(), finding.line())));
            if (smoke) {
                schema.smoke().forEach(this::out);
            }
            return findings.stream().anyMatch(SchemaCommands::matters) ? 2 : 0;
        }
    }

    @Command(name = "explain", description = "What a code of a finding means.", mixinStandardHelpOptions = true)
    static class Explain extends SchemaCommand {
        @Parameters(paramLabel = "CODE", description = "Such as COLUMN_TYPE.")
        String code = "";

        Explain(SchemaOperations schema) {
            super(schema);
        }

        @Override
        int run() {
            out(schema.explain(code));
            return 0;
        }
    }

    private static boolean matters(Finding finding) {
        return finding.severity() == Severity.BLOCKING || finding.severity() == Severity.DEGRADED;
    }
}
