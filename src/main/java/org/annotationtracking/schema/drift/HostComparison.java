package org.annotationtracking.schema.drift;

import java.util.ArrayList;
import java.util.List;
import org.annotationtracking.schema.catalog.ColumnFacts;
import org.annotationtracking.schema.catalog.TableFacts;

/** The host's tables: only that the columns we read are there and of a kind we can read. */
final class HostComparison {
    private HostComparison() {}

    static List<Finding> compare(String table, TableFacts expected, TableFacts actual) {
        List<Finding> findings = new ArrayList<>();
        expected.columns().forEach((name, wanted) -> {
            String object = table + "." + name;
            ColumnFacts there = actual.columns().get(name);
            Finding finding = Finding.of(there == null ? DriftCode.COLUMN_MISSING : DriftCode.COLUMN_TYPE, object)
                    .expected(wanted.type())
                    .found(there == null ? "" : there.type())
                    .hurting(Hurt.hostColumn(table, name));
            boolean amiss = there == null || !family(wanted.type()).equals(family(there.type()));
            if (amiss && Hurt.isRead(table, name)) {
                findings.add(finding);
            }
        });
        return findings;
    }

    /** Types that read alike; the host's releases differ in the width of their ids. */
    private static String family(String type) {
        return switch (type) {
            case "smallint", "integer", "bigint" -> "whole number";
            default -> type.startsWith("character varying") || type.equals("text") ? "text" : type;
        };
    }
}
