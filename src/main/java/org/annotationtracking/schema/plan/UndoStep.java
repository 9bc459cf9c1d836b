package org.annotationtracking.schema.plan;

import java.util.List;

/**
 * What takes one finished step back.
 *
 * @param table the table whose rows it touched
 * @param reason names the rows in quarantine; empty for a step that touched none
 * @param columns the columns to be put back; empty for rows that were moved
 * @param sql statements that take back a change of the schema
 * @param rows how many rows it touched
 */
public record UndoStep(String table, String reason, List<String> columns, List<String> sql, long rows) {}
