package org.annotationtracking.schema.drift;

import java.util.Map;
import java.util.Set;

/** Tells apart the ways in which a type can be wrong, and how each is put right. */
final class ColumnTypes {
    private static final String ZONED = "timestamp with time zone";
    private static final String BARE = "timestamp without time zone";
    private static final Map<String, Set<String>> WIDENING = Map.of(
            "bigint", Set.of("integer", "smallint"),
            "integer", Set.of("smallint"));

    private ColumnTypes() {}

    /** A finding without what it hurts. */
    static Finding differ(String object, String expected, String actual) {
        Finding finding =
                Finding.of(DriftCode.COLUMN_TYPE, object).expected(expected).found(actual);
        String table = object.substring(0, object.lastIndexOf('.'));
        String column = object.substring(object.lastIndexOf('.') + 1);
        String alter = "ALTER TABLE %s ALTER COLUMN %s TYPE %s".formatted(table, column, expected);
        if (expected.equals(ZONED) && actual.equals(BARE)) {
            return finding.remedy(Repair.ASK, alter + " USING " + column + " AT TIME ZONE :zone");
        }
        if (WIDENING.getOrDefault(expected, Set.of()).contains(actual)) {
            return finding.as(Severity.DEGRADED).remedy(Repair.ASK, alter);
        }
        return holdsMore(expected, actual) ? finding.as(Severity.COSMETIC) : finding.remedy(Repair.ASK);
    }

    /** A wider type of the same family: every value of ours fits, every query runs. */
    private static boolean holdsMore(String expected, String actual) {
        if (expected.equals("integer") && actual.equals("bigint")) {
            return true;
        }
        if (!expected.startsWith("character varying")) {
            return false;
        }
        return actual.equals("text")
                || actual.equals("character varying")
                || (actual.startsWith("character varying(") && length(actual) > length(expected));
    }

    private static int length(String varchar) {
        return Integer.parseInt(varchar.replaceAll("\\D", ""));
    }
}
