package org.annotationtracking.platform;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.DomainException.Kind;

/** What PostgreSQL's error codes mean to a caller. */
final class SqlStates {

    private SqlStates() {}

    /** The refusal that answers a failed statement; empty when the failure is our own fault. */
    static Optional<DomainException> explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DomainException refusal) {
                return Optional.of(refusal);
            }
            if (cause instanceof SQLException sql) {
                return explain(sql);
            }
        }
        return Optional.empty();
    }

    /** Whether the statement would go through if its whole transaction were run again. */
    static boolean isConflict(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return "40001".equals(sql.getSQLState()) || "40P01".equals(sql.getSQLState());
            }
        }
        return false;
    }

    private static Optional<DomainException> explain(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return switch (state) {
            case "22021", "22P05", "22P02", "22003", "22001", "22008", "22007", "2201W", "2201X", "54000", "54001" ->
                Optional.of(DomainException.badRequest("invalid", "A value cannot be stored as it is."));
            case "23505" -> Optional.of(DomainException.conflict("already_exists", "It exists already."));
            case "23503" -> Optional.of(DomainException.conflict("gone", "Something it refers to is no longer there."));
            case "40001", "40P01", "55P03", "57014" -> unavailable("busy", "The database is busy. Try again.");
            case "25006" -> unavailable("read_only", "The database takes no writes just now.");
            case "42P01", "42703", "42P10" -> unavailable("schema_drift", "The database lacks a part this needs.");
            default ->
                lostConnection(failure, state)
                        ? unavailable("database_unavailable", "The database cannot be reached just now.")
                        : Optional.empty();
        };
    }

    private static boolean lostConnection(SQLException failure, String state) {
        return state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53")
                || failure instanceof SQLTransientConnectionException
                // The pool's own time-out carries no state.
                || state.isEmpty();
    }

    private static Optional<DomainException> unavailable(String code, String text) {
        return Optional.of(new DomainException(Kind.UNAVAILABLE, code, text));
    }
}
