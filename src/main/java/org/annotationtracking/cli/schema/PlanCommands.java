package org.annotationtracking.cli.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.annotationtracking.schema.SchemaOperations;
import org.annotationtracking.schema.plan.Plan;
import org.annotationtracking.schema.plan.PlanOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that plan a repair, carry it out and take it back. */
final class PlanCommands {
    private PlanCommands() {}

    @Command(
            name = "plan",
            description = "What would be repaired, and how; writes nothing.",
            mixinStandardHelpOptions = true)
    static class Planning extends SchemaCommand {
        private final SchemaOperations schema;
        private final ObjectMapper json;

        @ArgGroup
        Form form = new Form();

        @Mixin
        PlanChoices choices = new PlanChoices();

        Planning(SchemaOperations schema, ObjectMapper json) {
            this.schema = schema;
            this.json = json;
        }

        @Override
        int run() {
            Plan plan = schema.plan(choices.options());
            if (form.sql) {
                out(plan.sql());
            } else if (form.json) {
                out(write(plan));
            } else {
                text(plan);
            }
            return plan.exitCode();
        }

        private void text(Plan plan) {
            plan.steps().forEach(step -> {
                out("%s %s: %d row(s), %s, lock %s"
                        .formatted(step.code(), step.object(), step.rows(), step.impact(), step.lock()));
                step.sql().forEach(line -> out("    " + line));
            });
            plan.migrations()
                    .forEach(one -> out("V%d %s: %s"
                            .formatted(
                                    one.version(),
                                    one.description(),
                                    one.recorded()
                                            ? "recorded, for its work is there or has to wait"
                                            : one.sql().size() + " statement(s) run")));
            open(this, plan);
            out(plan.isEmpty() ? "nothing to apply" : "schema apply " + plan.token());
        }

        private String write(Plan plan) {
            try {
                return json.writerWithDefaultPrettyPrinter().writeValueAsString(plan);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("A plan is plain data", e);
            }
        }
    }

    /** How a plan is written down. */
    static class Form {
        @Option(names = "--sql", description = "As a script, for whoever may alter the tables.")
        boolean sql;

        @Option(names = "--json", description = "For programs, as POST /ops/schema/plan answers it.")
        boolean json;
    }

    @Command(name = "apply", description = "Carry a plan out.", mixinStandardHelpOptions = true)
    static class Apply extends SchemaCommand {
        private final SchemaOperations schema;

        @Parameters(
                paramLabel = "TOKEN",
                arity = "0..1",
                description = "From schema plan; without one a plan is made from the options and carried out at once.")
        @Nullable
        String token;

        @Mixin
        PlanChoices choices = new PlanChoices();

        Apply(SchemaOperations schema) {
            this.schema = schema;
        }

        @Override
        int run() {
            String named = token;
            if (named == null) {
                Plan plan = schema.plan(choices.options());
                if (plan.isEmpty()) {
                    open(this, plan);
                    out("nothing to apply");
                    return plan.exitCode();
                }
                named = plan.token();
            }
            Plan plan = schema.apply(named);
            Plan left = schema.plan(PlanOptions.NONE);
            out("%d step(s) done, %d migration(s) run"
                    .formatted(
                            plan.steps().size(),
                            plan.migrations().size() - left.migrations().size()));
            if (!plan.steps().isEmpty()) {
                out("schema undo %s takes back what touched rows".formatted(plan.token()));
            }
            open(this, left);
            if (!left.decisions().isEmpty()) {
                return DECISION;
            }
            return left.migrations().isEmpty() ? DONE : BLOCKED;
        }
    }

    @Command(name = "undo", description = "Take a repair back.", mixinStandardHelpOptions = true)
    static class Undoing extends SchemaCommand {
        private final SchemaOperations schema;

        @Parameters(paramLabel = "TOKEN", description = "Of the plan that was applied.")
        String token = "";

        Undoing(SchemaOperations schema) {
            this.schema = schema;
        }

        @Override
        int run() {
            out("%d row(s) are as they were".formatted(schema.undo(token)));
            return DONE;
        }
    }

    /** Says what a plan leaves open. */
    private static void open(SchemaCommand command, Plan plan) {
        plan.decisions().forEach(decision -> command.out("needs a decision: " + decision));
        plan.blocked().forEach(line -> command.out("not repaired by a plan: " + line));
    }
}
