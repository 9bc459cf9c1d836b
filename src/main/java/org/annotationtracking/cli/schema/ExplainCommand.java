package org.annotationtracking.cli.schema;

import org.annotationtracking.schema.SchemaInspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code schema explain CODE}: needs no database. */
@Command(name = "explain", description = "What a code of a finding means.", mixinStandardHelpOptions = true)
class ExplainCommand extends SchemaCommand {
    @Parameters(paramLabel = "CODE", description = "Such as COLUMN_TYPE.")
    String code = "";

    @Override
    int run() {
        out(SchemaInspection.explain(code));
        return DONE;
    }
}
