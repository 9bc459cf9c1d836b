package org.annotationtracking.cli;

import picocli.CommandLine.Command;

/** Commands that only hold others. */
final class Groups {

    private Groups() {}

    @Command(
            name = "user",
            description = "Accounts.",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "create",
            subcommands = UserCommand.class)
    static class Users {}

    @Command(
            name = "token",
            description = "API tokens.",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "create",
            subcommands = TokenCommand.class)
    static class Tokens {}

    @Command(
            name = "schema",
            description = "Is the database what this version needs, and what can be done about it.",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "COMMAND",
            subcommands = {
                SchemaCommands.Status.class,
                SchemaCommands.Planning.class,
                SchemaCommands.Apply.class,
                SchemaCommands.Undoing.class,
                SchemaCommands.Verify.class,
                SchemaCommands.Explain.class,
                HistoryCommands.Migrate.class,
                HistoryCommands.Retry.class,
                HistoryCommands.AcceptChecksum.class,
                HistoryCommands.AcceptMissing.class,
                HistoryCommands.MarkApplied.class
            })
    static class Schema {}
}
