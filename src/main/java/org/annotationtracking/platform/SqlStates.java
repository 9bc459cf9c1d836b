package org.annotationtracking.platform;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.DomainException.Kind;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's error codes mean to a caller. */
final class SqlStates {

    private SqlStates() {}

    /** The refusal that answers a failed statement or commit; empty when the failure is our own fault. */
    static Optional<DomainException> explain(Throwable failure) {
        for (Throwable cause : causes(failure)) {
            if (cause instanceof DomainException refusal) {
                return Optional.of(refusal);
            }
            if (cause instanceof ConnectionException) {
                // No connection, for whatever reason: a creation that the pool broke off carries any state.
                return unreachable();
            }
            if (cause instanceof SQLException sql) {
                return explain(sql);
            }
        }
        // Nobody knows what became of a commit that broke off.
        return causes(failure).stream().anyMatch(RollbackException.class::isInstance)
                ? unreachable()
                : Optional.empty();
    }

    /** Whether the statement would go through if its whole transaction were run again. */
    static boolean isConflict(Throwable failure) {
        return causes(failure).stream()
                .filter(SQLException.class::isInstance)
                .map(cause -> String.valueOf(((SQLException) cause).getSQLState()))
                .findFirst()
                .filter(state -> state.equals("40001") || state.equals("40P01"))
                .isPresent();
    }

    /** From the outermost to the innermost. What made a commit fail is kept as suppressed by it. */
    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = next(cause)) {
            causes.add(cause);
        }
        return causes;
    }

    private static @Nullable Throwable next(Throwable failure) {
        Throwable[] suppressed = failure.getSuppressed();
        return failure instanceof RollbackException && suppressed.length > 0 ? suppressed[0] : failure.getCause();
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
            // A table, column, key or function that is gone or of another type, a right taken away, a column or check
            // that
            // somebody added: whoever asks is told to come back, and the guardian looks what it is.
            case "42P01", "42703", "42P10", "42883", "42804", "42846", "42725", "42501", "23502", "23514", "0A000" ->
                unavailable("schema_drift", "The database is not as this needs it.");
            default -> lostConnection(failure, state) ? unreachable() : Optional.empty();
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

    private static Optional<DomainException> unreachable() {
        return unavailable("database_unavailable", "The database cannot be reached just now.");
    }

    private static Optional<DomainException> unavailable(String code, String text) {
        return Optional.of(new DomainException(Kind.UNAVAILABLE, code, text));
    }
}
