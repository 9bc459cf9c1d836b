package org.annotationtracking.host.importing;

import java.io.IOException;

/** Where the lines of an import come from, one after the other. */
interface ImportSource {

    /** Goes to the next line that says anything; false after the last. Refuses with {@code too_large} and {@code invalid}. */
    boolean next() throws IOException;

    /** The number in the file, from 1, of where the line at hand begins. */
    long number();

    /** The line at hand, understood. */
    ImportLine line() throws RejectedLineException;
}
