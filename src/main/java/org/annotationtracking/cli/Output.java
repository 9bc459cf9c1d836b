package org.annotationtracking.cli;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command's words go: answers to standard output, refusals to standard error. */
record Output(CommandLine command) {

    static Output of(@Nullable CommandSpec spec) {
        return new Output(Objects.requireNonNull(spec, "picocli sets it").commandLine());
    }

    void line(String text) {
        print(command.getOut(), text);
    }

    void error(String text) {
        print(command.getErr(), text);
    }

    private static void print(PrintWriter writer, String text) {
        writer.println(text);
        writer.flush();
    }
}
