package org.annotationtracking.cli.schema;

import org.annotationtracking.schema.SchemaOperations;
import org.annotationtracking.schema.SchemaOperations.HistoryAct;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands over migrations and their history. */
final class HistoryCommands {
    private HistoryCommands() {}

    @Command(name = "migrate", description = "Run what the start would run.", mixinStandardHelpOptions = true)
    static class Migrate extends SchemaCommand {
        @Option(
                names = "--out-of-order",
                paramLabel = "V",
                description = "Run this one although higher versions have run.")
        @Nullable
        String late;

        private final SchemaOperations schema;

        Migrate(SchemaOperations schema) {
            this.schema = schema;
        }

        @Override
        int run() {
            if (late != null) {
                schema.repairHistory(HistoryAct.RUN_LATE, Version.number(late));
            }
            boolean open = schema.migrate();
            out(open ? "up to date" : "not possible by itself: see schema plan");
            return open ? DONE : BLOCKED;
        }
    }

    /** A command about one line of the history. */
    abstract static class OneVersion extends SchemaCommand {
        private final SchemaOperations schema;
        private final HistoryAct act;

        @Parameters(paramLabel = "VERSION", description = "Such as 12 or V12.")
        String version = "";

        OneVersion(SchemaOperations schema, HistoryAct act) {
            this.schema = schema;
            this.act = act;
        }

        @Override
        int run() {
            int number = Version.number(version);
            schema.repairHistory(act, number);
            out("done: V" + number);
            return DONE;
        }
    }

    @Command(name = "retry", description = "Run a migration that failed again.", mixinStandardHelpOptions = true)
    static class Retry extends OneVersion {
        Retry(SchemaOperations schema) {
            super(schema, HistoryAct.RETRY);
        }
    }

    @Command(
            name = "accept-checksum",
            description = "Take our text of a migration for the one that ran, if the tables agree.",
            mixinStandardHelpOptions = true)
    static class AcceptChecksum extends OneVersion {
        AcceptChecksum(SchemaOperations schema) {
            super(schema, HistoryAct.ACCEPT_CHECKSUM);
        }
    }

    @Command(
            name = "accept-missing",
            description = "Live with a migration that ran here and that we do not carry.",
            mixinStandardHelpOptions = true)
    static class AcceptMissing extends OneVersion {
        AcceptMissing(SchemaOperations schema) {
            super(schema, HistoryAct.ACCEPT_MISSING);
        }
    }

    @Command(
            name = "mark-applied",
            description = "Record a migration as run, if the tables prove it.",
            mixinStandardHelpOptions = true)
    static class MarkApplied extends OneVersion {
        MarkApplied(SchemaOperations schema) {
            super(schema, HistoryAct.MARK_APPLIED);
        }
    }
}
