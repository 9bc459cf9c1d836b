package org.annotationtracking.cli.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.annotationtracking.schema.SchemaInspection;
import org.annotationtracking.schema.StatusReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code schema status}: what used to be looked up table by table in a client. */
@Command(
        name = "status",
        description = "Versions, findings, tables as they are and as they should be, rows, and how to connect.",
        mixinStandardHelpOptions = true)
class StatusCommand extends SchemaCommand {
    private final SchemaInspection inspection;
    private final ObjectMapper json;

    @Option(names = "--all", description = "Name the columns, constraints and indexes of every table.")
    boolean all;

    @Option(names = "--json", description = "For programs.")
    boolean asJson;

    StatusCommand(SchemaInspection inspection, ObjectMapper json) {
        this.inspection = inspection;
        this.json = json;
    }

    @Override
    int run() {
        StatusReport status = inspection.status();
        if (asJson) {
            out(write(status));
        } else {
            StatusText.of(status, all).forEach(this::out);
        }
        if (!status.schema().state().serves()) {
            return BLOCKED;
        }
        return isSound(status.schema().findings()) ? DONE : CHANGES;
    }

    private String write(StatusReport status) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(status);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report is plain data", e);
        }
    }
}
