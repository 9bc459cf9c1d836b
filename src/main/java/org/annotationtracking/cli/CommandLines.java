package org.annotationtracking.cli;

import io.quarkus.picocli.runtime.PicocliCommandLineFactory;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;

/** Sets exit codes: what was typed wrongly is an error like any other, for 2 means that there are changes. */
@Dependent
class CommandLines {
    private static final int ERROR = 1;

    @Produces
    CommandLine commandLine(PicocliCommandLineFactory factory) {
        CommandLine line = factory.create();
        IParameterExceptionHandler usual = line.getParameterExceptionHandler();
        return line.setParameterExceptionHandler((wrong, words) -> {
                    usual.handleParseException(wrong, words);
                    return ERROR;
                })
                .setExecutionExceptionHandler((error, command, parsed) -> {
                    command.getErr().println(command.getCommandName() + ": " + error);
                    return ERROR;
                });
    }
}
