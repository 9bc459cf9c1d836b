package org.annotationtracking.cli;

import java.util.concurrent.Callable;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.schema.SchemaOperations;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands over the schema share: an answer, or a refusal and exit code 1. */
abstract class SchemaCommand implements Callable<Integer> {
    final SchemaOperations schema;

    @Spec
    @Nullable
    CommandSpec spec;

    SchemaCommand(SchemaOperations schema) {
        this.schema = schema;
    }

    @Override
    public final Integer call() {
        try {
            return run();
        } catch (DomainException refusal) {
            Output.of(spec).error(refusal.code() + ": " + refusal.text());
            return 1;
        }
    }

    /** Does it; the result is the exit code. */
    abstract int run();

    final void out(String line) {
        Output.of(spec).line(line);
    }
}
