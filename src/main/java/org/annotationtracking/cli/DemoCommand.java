package org.annotationtracking.cli;

import java.util.concurrent.Callable;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.host.firststart.DoccanoDemo;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes a small doccano in an empty database, for the service to attach to. */
@Command(
        name = "doccano",
        description =
                "Fills an empty database as a small doccano would, so that the service attaches to it when it starts.",
        mixinStandardHelpOptions = true)
class DemoCommand implements Callable<Integer> {

    private final DoccanoDemo demo;

    @Spec
    @Nullable
    CommandSpec spec;

    DemoCommand(DoccanoDemo demo) {
        this.demo = demo;
    }

    @Override
    public Integer call() {
        try {
            demo.create().forEach((name, password) -> Output.of(spec).line("%-22s %s".formatted(name, password)));
        } catch (DomainException refusal) {
            Output.of(spec).error(refusal.text());
            return 1;
        }
        return 0;
    }
}
