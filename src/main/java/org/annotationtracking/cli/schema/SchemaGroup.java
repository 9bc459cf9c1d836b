package org.annotationtracking.cli.schema;

import picocli.CommandLine.Command;

/** Holds the commands over the schema; exit codes: 0 nothing to do or done, 2 changes, 3 needs a decision, 4 blocked, 1 error. */
@Command(
        name = "schema",
        description = "Is the database what this version needs, and what can be done about it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            StatusCommand.class,
            PlanCommands.Planning.class,
            PlanCommands.Apply.class,
            PlanCommands.Undoing.class,
            VerifyCommand.class,
            ExplainCommand.class,
            HistoryCommands.Migrate.class,
            HistoryCommands.Retry.class,
            HistoryCommands.AcceptChecksum.class,
            HistoryCommands.AcceptMissing.class,
            HistoryCommands.MarkApplied.class,
            StartOverCommand.class
        })
public final class SchemaGroup {}
