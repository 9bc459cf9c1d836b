package org.annotationtracking.stats.summary;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.annotationtracking.history.past.Moment;
import org.annotationtracking.platform.Rows;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Adds up the journal. */
@ApplicationScoped
class SummaryQueries {

    /** Where the examples stood: the last entry of each that moved it, and the rows that came less those that went. */
    private static final String TOTALS = """
            SELECT count(*) FILTER (WHERE l.type <> 'deleted' AND l.to_status = 'submitted') AS all_submitted,
                   count(*) FILTER (WHERE l.type <> 'deleted' AND l.to_status = 'approved') AS all_approved,
                   count(*) FILTER (WHERE l.type <> 'deleted' AND l.to_status = 'rejected') AS all_rejected,
                   (SELECT coalesce(sum(a.amount), 0) FROM annotation_tracking_arrival a
                     WHERE a.project_id = :project AND a.at <= :moment)
                   - (SELECT count(*) FROM annotation_tracking_event d
                       WHERE d.project_id = :project AND d.at <= :moment AND d.type = 'deleted') AS total
              FROM (SELECT DISTINCT ON (e.example_id) e.type, e.to_status
                      FROM annotation_tracking_event e
                     WHERE e.project_id = :project AND e.at <= :moment
                       AND (e.to_status IS NOT NULL OR e.type = 'deleted')
                     ORDER BY e.example_id DESC, e.id DESC) l
            """;

    /** Decisions, each with what had been decided before on the work of the same person. */
    private static final String DECISIONS = """
            SELECT d.id, d.at, d.type, d.to_status, d.annotator,
                   count(*) FILTER (WHERE d.to_status = 'approved') OVER before AS approvals_before,
                   count(*) FILTER (WHERE d.to_status = 'rejected') OVER before AS rejections_before,
                   max(d.round) FILTER (WHERE d.to_status = 'rejected') OVER before IS NOT DISTINCT FROM d.round AS again
              FROM (SELECT e.id, e.example_id, e.round, e.at, e.type, e.to_status,
                           CASE WHEN e.standing IS NULL
                                THEN (SELECT s.actor_id FROM annotation_tracking_event s
                                       WHERE s.project_id = e.project_id AND s.example_id = e.example_id
                                         AND s.id < e.id AND s.type IN ('submitted', 'adopted')
                                       ORDER BY s.id DESC LIMIT 1)
                                ELSE e.annotated_by_id END AS annotator
                      FROM annotation_tracking_event e
                     WHERE e.project_id = :project AND e.at <= :moment AND e.to_status IN ('approved', 'rejected')) d
             WHERE d.annotator IS NOT NULL
            WINDOW before AS (PARTITION BY d.example_id, d.annotator ORDER BY d.id
                              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
            """;

    /** One row an entry and person it counts for. Another program's entries name nobody; their rows do. */
    private static final String FACTS = """
            SELECT CASE WHEN e.type <> 'changed' THEN e.actor_id
                        WHEN e.to_status = 'submitted' THEN e.annotated_by_id
                        ELSE e.reviewed_by_id END AS person, e.id,
                   (e.type = 'submitted' OR e.type = 'changed' AND e.to_status = 'submitted'
                                            AND e.from_status IS DISTINCT FROM 'approved')::int AS submitted,
                   (e.type = 'withdrawn')::int AS withdrawn, 0 AS accepted, 0 AS first_pass, 0 AS rejected,
                   (e.type IN ('approved', 'final_approved', 'rejected')
                    OR e.type = 'changed' AND e.to_status IN ('approved', 'rejected'))::int AS reviewed,
                   coalesce(e.active_seconds, 0) AS seconds
              FROM annotation_tracking_event e
             WHERE e.project_id = :project AND e.at <= :moment AND e.at >= :from AND e.at < :to
            UNION ALL
            SELECT d.annotator, d.id, 0, 0,
                   (d.to_status = 'approved' AND d.type IN ('approved', 'changed') AND d.approvals_before = 0)::int,
                   (d.to_status = 'approved' AND d.type IN ('approved', 'changed') AND d.approvals_before = 0
                    AND d.rejections_before = 0)::int,
                   (d.to_status = 'rejected' AND d.type IN ('rejected', 'changed') AND NOT d.again)::int,
                   0, 0
              FROM (%s) d
             WHERE d.at >= :from AND d.at < :to
            """.formatted(DECISIONS);

    private final Jdbi jdbi;

    SummaryQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Totals and people, by one statement and so from one snapshot. */
    Summary summary(long projectId, Period period, Moment moment) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT t.*, p.*
                          FROM (%s) t
                          LEFT JOIN (
                              SELECT w.*, coalesce(CASE w.person WHEN e.actor_id THEN e.actor_name
                                                                 WHEN e.annotated_by_id THEN e.standing ->> 'annotated_by'
                                                                 WHEN e.reviewed_by_id THEN e.standing ->> 'reviewed_by' END,
                                                   u.username, 'unknown') AS username
                                FROM (SELECT f.person, max(f.id) AS last_id, sum(f.submitted) AS submitted,
                                             sum(f.withdrawn) AS withdrawn, sum(f.accepted) AS accepted,
                                             sum(f.first_pass) AS first_pass, sum(f.rejected) AS rejected,
                                             sum(f.reviewed) AS reviewed, sum(f.seconds) AS seconds
                                        FROM (%s) f
                                       WHERE f.person IS NOT NULL
                                       GROUP BY f.person) w
                                JOIN annotation_tracking_event e ON e.project_id = :project AND e.id = w.last_id
                                LEFT JOIN auth_user u ON u.id = w.person
                               WHERE w.submitted + w.withdrawn + w.accepted + w.rejected + w.reviewed + w.seconds > 0
                          ) p ON true
                         ORDER BY p.username COLLATE "C", p.person
                        """.formatted(TOTALS, FACTS))
                .bind("project", projectId)
                .bind("moment", moment.at())
                .bind("from", period.start(moment.at()))
                .bind("to", period.end(moment.at()))
                .map((row, context) -> new Line(totals(row), Rows.number(row, "person") == null ? null : work(row)))
                .collect(Collectors.collectingAndThen(Collectors.toList(), lines -> summary(lines, period, moment))));
    }

    /** The totals stand on every line, once at least. */
    record Line(Totals totals, @Nullable Work work) {}

    private static Summary summary(List<Line> lines, Period period, Moment moment) {
        List<Work> people =
                lines.stream().flatMap(line -> Stream.ofNullable(line.work())).toList();
        return new Summary(
                moment.at(),
                moment.settled(),
                period.from(),
                period.to(),
                lines.get(0).totals(),
                people);
    }

    private static Totals totals(ResultSet row) throws SQLException {
        long submitted = row.getLong("all_submitted");
        long approved = row.getLong("all_approved");
        long rejected = row.getLong("all_rejected");
        long total = row.getLong("total");
        return new Totals(total - submitted - approved - rejected, submitted, approved, rejected, total);
    }

    private static Work work(ResultSet row) throws SQLException {
        return new Work(
                row.getLong("person"),
                row.getString("username"),
                row.getLong("submitted"),
                row.getLong("withdrawn"),
                row.getLong("accepted"),
                row.getLong("first_pass"),
                row.getLong("rejected"),
                row.getLong("reviewed"),
                row.getLong("seconds"));
    }
}
