package org.annotationtracking.schema;

import java.sql.SQLException;
import org.annotationtracking.core.DomainException;
import org.jspecify.annotations.Nullable;

/** Reads errors: is the database away, or does it object? */
final class Failures {
    private Failures() {}

    static @Nullable SQLException sql(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** Connection lost or refused, server starting or stopping, too many clients, unknown database or role. */
    static boolean isAway(SQLException error) {
        String state = error.getSQLState();
        return state == null
                || state.startsWith("08")
                || state.startsWith("57P0")
                || state.startsWith("53")
                || state.startsWith("28")
                || state.equals("3D000");
    }

    /** What an operator is told when the database said no. */
    static DomainException refusal(SQLException error, String code) {
        return new DomainException(
                DomainException.Kind.UNAVAILABLE, isAway(error) ? "waiting_for_database" : code, sentence(error));
    }

    static String sentence(Throwable error) {
        String message = error.getMessage();
        return message == null
                ? error.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }
}
