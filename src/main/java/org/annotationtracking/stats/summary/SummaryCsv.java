package org.annotationtracking.stats.summary;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.annotationtracking.platform.TimeModule;
import org.jspecify.annotations.Nullable;

/** A summary's people as CSV (RFC 4180), one line each, with the period on every line. */
final class SummaryCsv {

    private static final String HEADER = "from,to,as_of,user_id,username,submitted,withdrawn,accepted,"
            + "accepted_first_pass,rejected_rounds,reviewed,active_seconds\r\n";

    /** What a spreadsheet takes for the beginning of a formula, or passes over on the way to one. */
    private static final String FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠";

    private SummaryCsv() {}

    static String of(Summary summary) {
        String period = time(summary.from()) + "," + time(summary.to()) + "," + time(summary.asOf());
        return HEADER
                + summary.people().stream()
                        .map(work -> period + "," + line(work) + "\r\n")
                        .collect(Collectors.joining());
    }

    private static String line(Work work) {
        return Arrays.stream(new Object[] {
                    work.userId(),
                    text(work.username()),
                    work.submitted(),
                    work.withdrawn(),
                    work.accepted(),
                    work.acceptedFirstPass(),
                    work.rejectedRounds(),
                    work.reviewed(),
                    work.activeSeconds()
                })
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : TimeModule.format(time);
    }

    /** A text that could be taken for a formula gets an apostrophe before it. */
    static String text(String value) {
        String safe = !value.isEmpty() && FORMULA_SIGNS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean plain = safe.chars().noneMatch(sign -> sign == ',' || sign == '"' || sign == '\r' || sign == '\n');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
