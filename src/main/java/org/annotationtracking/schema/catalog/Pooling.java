package org.annotationtracking.schema.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Tells what lies between us and the server: sessions that are ours, or a pooler's that others use too. */
public final class Pooling {
    private static final String MARK = "SELECT set_config('annotation_tracking.session', ?, false)";
    private static final String SEEN = "SELECT current_setting('annotation_tracking.session', true)";

    /** A server and a database on it, told by what two of them never share. */
    private static final String IDENTITY = """
            SELECT oid || ' since ' || pg_postmaster_start_time()
              FROM pg_catalog.pg_database WHERE datname = current_database()
            """;

    private static final int ROUNDS = 5;

    private Pooling() {}

    /**
     * False when what one connection sets is seen over the other or is gone in its own next transaction. Wherever a pooler
     * keeps its idle connections, in a queue or on a stack, one of these looks lands on another of them; since it takes them
     * back a moment after it has answered, it is looked more than once.
     */
    public static boolean keepsSessions(Connection one, Connection other) throws SQLException {
        for (int round = 0; round < ROUNDS; round++) {
            if (!keepsMark(one, other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean keepsMark(Connection one, Connection other) throws SQLException {
        String mark = UUID.randomUUID().toString();
        try (PreparedStatement statement = one.prepareStatement(MARK)) {
            statement.setString(1, mark);
            statement.execute();
        }
        other.setAutoCommit(false);
        try {
            if (mark.equals(ask(other, SEEN)) || !mark.equals(ask(one, SEEN))) {
                return false;
            }
        } finally {
            other.rollback();
        }
        boolean kept = mark.equals(ask(one, SEEN));
        return kept && mark.equals(ask(one, SEEN));
    }

    /** True when both lead to the same database of the same server. */
    public static boolean meet(Connection one, Connection other) throws SQLException {
        return ask(one, IDENTITY).equals(ask(other, IDENTITY));
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
