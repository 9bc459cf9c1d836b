package org.annotationtracking.host.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** JSON Lines: an object a line. */
final class JsonSource implements ImportSource {

    private final Lines lines;
    private final ObjectMapper mapper;
    private byte[] line = {};

    JsonSource(Lines lines, ObjectMapper mapper) {
        this.lines = lines;
        this.mapper = mapper;
    }

    @Override
    public boolean next() throws IOException {
        for (byte[] read = lines.next(); read != null; read = lines.next()) {
            if (!Lines.isBlank(read)) {
                line = read;
                return true;
            }
        }
        return false;
    }

    @Override
    public long number() {
        return lines.number();
    }

    @Override
    public ImportLine line() throws RejectedLineException {
        if (lines.wasTooLong()) {
            throw new RejectedLineException("The line is longer than 1 MiB.");
        }
        return ImportLine.parse(number(), line, mapper);
    }
}
