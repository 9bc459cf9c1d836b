package org.annotationtracking.schema.drift;

import java.util.List;
import java.util.Set;
import org.annotationtracking.core.Capability;
import org.jspecify.annotations.Nullable;

/**
 * One difference between the database and what this version needs.
 *
 * @param object what it is about, such as {@code annotation_tracking.locked_at}
 * @param expected what should be there; empty when nothing should
 * @param actual what is there; empty when nothing is
 * @param hurts what cannot be served because of it
 * @param core true when it takes away the ground everything stands on
 * @param remedy the statements that put it right, in order
 * @param probe counts the rows that stand against the remedy; empty when rows do not matter
 * @param consequences differences that go away with this one
 */
public record Finding(
        DriftCode code,
        Severity severity,
        String object,
        String expected,
        String actual,
        Set<Capability> hurts,
        boolean core,
        Repair repair,
        List<String> remedy,
        String probe,
        List<Finding> consequences) {
    public static Finding of(DriftCode code, String object) {
        return new Finding(
                code, code.severity(), object, "", "", Set.of(), false, Repair.NEVER, List.of(), "", List.of());
    }

    public Finding expected(String what) {
        return new Finding(code, severity, object, what, actual, hurts, core, repair, remedy, probe, consequences);
    }

    public Finding found(String what) {
        return new Finding(code, severity, object, expected, what, hurts, core, repair, remedy, probe, consequences);
    }

    public Finding as(Severity other) {
        return new Finding(code, other, object, expected, actual, hurts, core, repair, remedy, probe, consequences);
    }

    public Finding hurting(Hurt hurt) {
        return new Finding(
                code,
                severity,
                object,
                expected,
                actual,
                hurt.capabilities(),
                hurt.core(),
                repair,
                remedy,
                probe,
                consequences);
    }

    public Finding remedy(Repair who, String... statements) {
        return new Finding(
                code, severity, object, expected, actual, hurts, core, who, List.of(statements), probe, consequences);
    }

    /** Says how to count the rows that stand against the remedy. */
    public Finding provedBy(String count) {
        return new Finding(code, severity, object, expected, actual, hurts, core, repair, remedy, count, consequences);
    }

    /** The same once its rows have been counted; uncounted, it waits for a person. */
    public Finding judged(@Nullable Long rows) {
        if (repair != Repair.WHEN_PROVED) {
            return this;
        }
        if (rows == null || rows == 0) {
            return withRepair(rows == null ? Repair.ASK : Repair.AUTOMATIC);
        }
        String against = rows + (rows == 1 ? " row stands" : " rows stand") + " against it";
        return withRepair(Repair.ASK).found(actual.isEmpty() ? against : actual + "; " + against);
    }

    private Finding withRepair(Repair who) {
        return new Finding(code, severity, object, expected, actual, hurts, core, who, remedy, probe, consequences);
    }

    public Finding because(List<Finding> children) {
        return new Finding(
                code, severity, object, expected, actual, hurts, core, repair, remedy, probe, List.copyOf(children));
    }

    /** True when nothing can be served. */
    public boolean blocks() {
        return severity == Severity.BLOCKING && core;
    }

    /** True when some requests would fail. */
    public boolean disables(Capability capability) {
        return severity == Severity.BLOCKING && (core || hurts.contains(capability));
    }

    /** One line for a log or a health entry. */
    public String line() {
        StringBuilder line = new StringBuilder(code.name()).append(' ').append(object);
        if (!expected.isEmpty()) {
            line.append(" expected ").append(expected);
        }
        if (!actual.isEmpty()) {
            line.append(expected.isEmpty() ? " found " : ", found ").append(actual);
        }
        return line.toString();
    }
}
