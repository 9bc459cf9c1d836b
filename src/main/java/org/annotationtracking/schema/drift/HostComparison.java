package org.annotationtracking.schema.drift;

import java.util.ArrayList;
import java.util.List;
import org.annotationtracking.schema.catalog.TableFacts;

/** The host's tables: only that the columns we read are there and of a kind we can read. */
final class HostComparison {
    private HostComparison() {}

    static List<Finding> compare(String table, TableFacts expected, TableFacts actual) {
        List<Finding> findings = new ArrayList<>();
        expected.columns().forEach((name, wanted) -> {
            String object = table + "." + name;
            if (actual.column(name).isEmpty()) {
                findings.add(Finding.of(DriftCode.COLUMN_MISSING, object)
                        .expected(wanted.type())
                        .hurting(Hurt.table(table)));
            } else if (!family(wanted.type())
                    .equals(family(actual.columns().get(name).type()))) {
                findings.add(Finding.of(DriftCode.COLUMN_TYPE, object)
                        .expected(wanted.type())
                        .found(actual.columns().get(name).type())
                        .hurting(Hurt.table(table)));
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
