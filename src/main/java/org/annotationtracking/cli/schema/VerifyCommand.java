package org.annotationtracking.cli.schema;

import java.util.ArrayList;
import java.util.List;
import org.annotationtracking.schema.SchemaInspection;
import org.annotationtracking.schema.drift.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code schema verify}: everything that is too dear for the watch. */
@Command(
        name = "verify",
        description = "Look closer: recount; --deep replays the migrations, --smoke tries the table out.",
        mixinStandardHelpOptions = true)
class VerifyCommand extends SchemaCommand {
    private final SchemaInspection inspection;

    @Option(
            names = "--deep",
            description = "Run the migrations in a schema of their own, hold the database against it, and roll back.")
    boolean deep;

    @Option(names = "--smoke", description = "Insert one row, move it through its states, and roll back.")
    boolean smoke;

    VerifyCommand(SchemaInspection inspection) {
        this.inspection = inspection;
    }

    @Override
    int run() {
        List<Finding> findings = new ArrayList<>(inspection.verify());
        if (deep) {
            findings.addAll(inspection.deep(findings));
        }
        if (findings.isEmpty()) {
            out("no finding");
        }
        out(findings);
        if (smoke) {
            inspection.smoke().forEach(this::out);
        }
        if (findings.stream().anyMatch(Finding::blocks)) {
            return BLOCKED;
        }
        return isSound(findings) ? DONE : CHANGES;
    }
}
