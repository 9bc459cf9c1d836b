package org.annotationtracking.host.importing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a stream as bytes, none longer than a limit in memory. */
final class Lines {

    private static final int MAX_BYTES = 1024 * 1024;

    private final InputStream in;
    private long number;
    private boolean tooLong;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in, 64 * 1024);
    }

    /** The next line without its end; null after the last. */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        tooLong = false;
        int read = in.read();
        if (read < 0) {
            return null;
        }
        number++;
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (line.size() < MAX_BYTES) {
                line.write(read);
            } else {
                tooLong = true;
            }
        }
        return line.toByteArray();
    }

    /** The number of the line that came last, from 1. */
    long number() {
        return number;
    }

    /** Whether the line that came last was cut at {@value #MAX_BYTES} bytes. */
    boolean wasTooLong() {
        return tooLong;
    }
}
