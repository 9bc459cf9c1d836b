package org.annotationtracking.host.importing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.DomainException.Kind;
import org.jspecify.annotations.Nullable;

/** The lines of a stream as bytes, none longer than a limit in memory, all together no longer than another. */
final class Lines {

    private static final int MAX_BYTES = 1024 * 1024;

    private final InputStream in;
    private final long maxBytes;
    private long bytes;
    private long number;
    private boolean tooLong;

    Lines(InputStream in, long maxBytes) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.maxBytes = maxBytes;
    }

    /** The next line without its end; null after the last. Refuses with {@code too_large} what is beyond the limit. */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        tooLong = false;
        int read = read();
        if (read < 0) {
            return null;
        }
        number++;
        for (; read >= 0 && read != '\n'; read = read()) {
            if (line.size() < MAX_BYTES) {
                line.write(read);
            } else {
                tooLong = true;
            }
        }
        return line.toByteArray();
    }

    private int read() throws IOException {
        int read = in.read();
        if (read >= 0 && ++bytes > maxBytes) {
            throw new DomainException(
                    Kind.TOO_LARGE,
                    "too_large",
                    "The import is larger than %d bytes. The lines before line %d were taken in."
                            .formatted(maxBytes, number));
        }
        return read;
    }

    /** The number of the line that came last, from 1. */
    long number() {
        return number;
    }

    /** Whether the line that came last was cut at {@value #MAX_BYTES} bytes. */
    boolean wasTooLong() {
        return tooLong;
    }

    /** Whether a line says nothing. */
    static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
