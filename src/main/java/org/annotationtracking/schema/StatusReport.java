package org.annotationtracking.schema;

import java.util.List;
import java.util.SortedMap;
import org.annotationtracking.schema.status.TableStatus;

/**
 * What an operator would look up by hand, from one look.
 *
 * @param statuses rows of {@code annotation_tracking} by status; empty when they could not be counted
 */
public record StatusReport(
        SchemaReport schema, ConnectionHelp connection, SortedMap<String, Long> statuses, List<TableStatus> tables) {
    /**
     * How to reach the database with any SQL client.
     *
     * @param password where it is kept; never the password itself
     */
    public record ConnectionHelp(String jdbc, String psql, String password) {}
}
