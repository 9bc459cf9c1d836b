package org.annotationtracking.schema.adopt;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A trigger on a host's table of examples, made where an operator asks for it: an example then has its row in the moment
 * it is committed, rather than at the next look. The look goes on all the same; whatever the trigger could not do is
 * found by it, so the trigger never lets a statement of the host fail.
 */
public final class HostTrigger {
    /** Not the name that our own table's trigger has: by that one a service without a history knows its own examples. */
    private static final String NAME = "annotation_tracking_follow_host";

    private static final String IS_THERE = """
            SELECT EXISTS (SELECT FROM pg_catalog.pg_trigger
                            WHERE tgrelid = to_regclass('examples_example') AND tgname = '%s')
            """.formatted(NAME);

    /** The host's role may know nothing of our tables: the function acts for whoever made it, in our schema only. */
    private static final String FUNCTION = """
            CREATE OR REPLACE FUNCTION %1$s() RETURNS trigger
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = %2$s, pg_temp AS $$
            BEGIN
                INSERT INTO annotation_tracking (project_id, example_id)
                SELECT project_id, id FROM inserted ORDER BY id
                ON CONFLICT (project_id, example_id) DO NOTHING;
                RETURN NULL;
            EXCEPTION WHEN OTHERS THEN
                RAISE LOG 'annotation tracking will find these examples later: %%', SQLERRM;
                RETURN NULL;
            END
            $$
            """;

    private final Connection connection;

    /** @param connection one that commits every statement; what it is set to is left as it was */
    public HostTrigger(Connection connection) {
        this.connection = connection;
    }

    /**
     * Makes it, or takes it away again with its function, whichever is asked for and is not so yet; says whether anything
     * was done. Waits for locks as long as the connection is set to.
     *
     * @throws SQLException where the role may not, or somebody holds the table; nothing is half done then
     */
    public boolean keep(boolean wanted) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (read(statement, IS_THERE).equals("t") == wanted) {
                return false;
            }
            String schema = read(statement, "SELECT quote_ident(current_schema())");
            connection.setAutoCommit(false);
            try {
                if (wanted) {
                    make(statement, schema);
                } else {
                    statement.execute("DROP TRIGGER " + NAME + " ON examples_example");
                    statement.execute("DROP FUNCTION IF EXISTS " + NAME + "()");
                }
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        return true;
    }

    private static void make(Statement statement, String schema) throws SQLException {
        statement.execute(FUNCTION.formatted(NAME, schema));
        statement.execute("REVOKE ALL ON FUNCTION " + NAME + "() FROM PUBLIC");
        statement.execute("CREATE TRIGGER " + NAME + " AFTER INSERT ON examples_example"
                + " REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION " + NAME + "()");
    }

    private static String read(Statement statement, String question) throws SQLException {
        try (ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
