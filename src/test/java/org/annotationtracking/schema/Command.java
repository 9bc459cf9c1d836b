package org.annotationtracking.schema;

import io.quarkus.arc.Arc;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Gives commands over the schema beside the running service, as a shell in its container would. */
final class Command {
    private Command() {}

    /** @param words on standard output */
    record Said(int code, String words, String errors) {}

    static Said run(String... words) {
        CommandLine line = Arc.container().instance(CommandLine.class).get();
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(errors));
        String[] all = new String[words.length + 1];
        all[0] = "schema";
        System.arraycopy(words, 0, all, 1, words.length);
        return new Said(line.execute(all), out.toString(), errors.toString());
    }
}
