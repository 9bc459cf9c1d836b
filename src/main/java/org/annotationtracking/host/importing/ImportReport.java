package org.annotationtracking.host.importing;

import java.util.ArrayList;
import java.util.List;

/** What became of an import. */
public record ImportReport(long imported, List<Rejected> rejected, long rejectedCount) {

    private static final int SHOWN = 1000;

    /**
     * A line that was left out whole.
     *
     * @param line its number in the file, from 1
     */
    public record Rejected(long line, String error) {}

    /** Gathers the report; shows the first {@value #SHOWN} rejected lines and counts them all. */
    static final class Builder {

        private final List<Rejected> rejected = new ArrayList<>();
        private long rejectedCount;
        private long imported;

        void imported(int lines) {
            imported += lines;
        }

        void reject(long line, String error) {
            rejectedCount++;
            if (rejected.size() < SHOWN) {
                rejected.add(new Rejected(line, error));
            }
        }

        ImportReport build() {
            rejected.sort((one, other) -> Long.compare(one.line(), other.line()));
            return new ImportReport(imported, List.copyOf(rejected), rejectedCount);
        }
    }
}
