package org.annotationtracking.cli;

import io.quarkus.picocli.runtime.annotations.TopCommand;
import org.annotationtracking.cli.schema.SchemaGroup;
import picocli.CommandLine.Command;

/** The word all commands hang on. */
@TopCommand
@Command(
        name = "annotation-tracking",
        description = "Starts the service, or does one thing and ends.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.class,
        subcommands = {
            ServeCommand.class,
            Groups.Users.class,
            Groups.Tokens.class,
            Groups.Demos.class,
            SchemaGroup.class,
            VersionCommand.class
        })
final class TrackingCommand {}
