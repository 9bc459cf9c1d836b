package org.annotationtracking.host.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.annotationtracking.core.TrackingStatus;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.PGConnection;

/** Writes imported examples, many in one statement. */
@ApplicationScoped
class ImportRepository {

    private final Jdbi jdbi;

    ImportRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds the examples, in the caller's transaction. */
    void add(long projectId, String importer, List<ImportLine> lines) {
        jdbi.useHandle(sql -> {
            addExamples(sql, projectId, lines);
            List<ImportLine> restored =
                    lines.stream().filter(line -> line.standing().isPresent()).toList();
            if (!restored.isEmpty()) {
                restore(sql, projectId, restored);
                journal(sql, projectId, importer, restored);
            }
        });
    }

    /** By COPY: the triggers that give each example its row and count it run once for all of them. */
    private static void addExamples(Handle sql, long projectId, List<ImportLine> lines) {
        CopyText rows = new CopyText();
        for (ImportLine line : lines) {
            rows.row(projectId, line.uuid(), line.text(), line.filename(), line.meta(), line.score(), "", "now", "now");
        }
        try {
            sql.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY examples_example (project_id, uuid, text, filename, meta, score, upload_name, created_at, updated_at)"
                                    + " FROM STDIN",
                            new ByteArrayInputStream(rows.bytes()));
        } catch (SQLException | IOException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    private static void restore(Handle sql, long projectId, List<ImportLine> lines) {
        try (PreparedBatch batch = sql.prepareBatch("""
                INSERT INTO annotation_tracking AS t
                       (project_id, example_id, status, annotated_by_id, annotated_at, reviewed_by_id, reviewed_at,
                        review_notes, version, changed_at)
                SELECT e.project_id, e.id, :status, a.id, :annotatedAt, r.id, :reviewedAt, :notes, 1, clock_timestamp()
                  FROM examples_example e
                  LEFT JOIN auth_user a ON a.username = :annotatedBy
                  LEFT JOIN auth_user r ON r.username = :reviewedBy
                 WHERE e.project_id = :project AND e.uuid = :uuid
                ON CONFLICT (project_id, example_id) DO UPDATE
                   SET status = excluded.status, annotated_by_id = excluded.annotated_by_id,
                       annotated_at = excluded.annotated_at, reviewed_by_id = excluded.reviewed_by_id,
                       reviewed_at = excluded.reviewed_at, review_notes = excluded.review_notes,
                       version = t.version + 1, changed_at = excluded.changed_at
                """)) {
            for (ImportLine line : lines) {
                ImportedStanding standing = line.standing().orElseThrow();
                batch.bind("project", projectId)
                        .bind("uuid", line.uuid())
                        .bind("status", standing.status().wire())
                        .bind("annotatedBy", standing.annotatedBy())
                        .bind("annotatedAt", standing.annotatedAt())
                        .bind("reviewedBy", standing.reviewedBy())
                        .bind("reviewedAt", standing.reviewedAt())
                        .bind("notes", standing.reviewNotes())
                        .add();
            }
            batch.execute();
        }
    }

    /** Says in the history that the standing was brought along; a round is open for whatever was submitted once. */
    private static void journal(Handle sql, long projectId, String importer, List<ImportLine> lines) {
        try (PreparedBatch batch = sql.prepareBatch("""
                INSERT INTO annotation_tracking_event
                       (project_id, example_id, type, actor_id, actor_name, to_status, notes, round)
                SELECT e.project_id, e.id, 'restored', u.id, u.username, :status, :notes, :round
                  FROM examples_example e JOIN auth_user u ON u.username = :importer
                 WHERE e.project_id = :project AND e.uuid = :uuid
                """)) {
            for (ImportLine line : lines) {
                ImportedStanding standing = line.standing().orElseThrow();
                batch.bind("project", projectId)
                        .bind("uuid", line.uuid())
                        .bind("importer", importer)
                        .bind("status", standing.status().wire())
                        .bind("notes", standing.reviewNotes())
                        .bind("round", standing.status() == TrackingStatus.PENDING ? 0 : 1)
                        .add();
            }
            batch.execute();
        }
    }
}
