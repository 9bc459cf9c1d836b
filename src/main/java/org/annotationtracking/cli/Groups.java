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
            name = "demo",
            description = "Something to look at.",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "doccano",
            subcommands = DemoCommand.class)
    static class Demos {}
}
