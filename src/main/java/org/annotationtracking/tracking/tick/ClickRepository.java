package org.annotationtracking.tracking.tick;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.annotationtracking.core.ExampleKey;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * What doccano itself has written to its table of ticks. New ticks are found by their ids: a mark says up to which id every
 * tick is dealt with for good, and moves only when all transactions have ended that ran while it was looked.
 */
@ApplicationScoped
class ClickRepository {

    /** Clicks a look hands over at once. */
    static final int PAGE = 500;

    private static final String MARK = "tick-look";
    private static final String REACHED = "tick-look-reached";
    private static final String UNTIL = "tick-look-until";
    private static final String SINCE = "tick-look-since";
    private static final String FULL = "tick-look-full";

    private static final String TICKED = """
            SELECT s.id, e.project_id, s.example_id, s.confirmed_by_id AS user_id
              FROM examples_examplestate s
              JOIN examples_example e ON e.id = s.example_id
              LEFT JOIN annotation_tracking t ON t.project_id = e.project_id AND t.example_id = e.id
             WHERE s.id > greatest(:from, %s) AND coalesce(t.status, 'pending') IN ('pending', 'rejected') %s
             ORDER BY s.id
             LIMIT %d
            """;

    /** A tick that is older than the status says nothing about it: it is a second opinion that stayed. */
    private static final String SINCE_THEN =
            "AND s.confirmed_at > greatest(t.changed_at, (SELECT moved_at FROM annotation_tracking_mark WHERE name = '"
                    + SINCE + "'))";

    private final Jdbi jdbi;

    ClickRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Begins to look from now on; what is there already the first sync has carried over. Nothing when that is done. */
    void begin() {
        jdbi.useHandle(sql -> sql.execute("""
                INSERT INTO annotation_tracking_mark (name, value)
                SELECT name, (SELECT coalesce(max(id), 0) FROM examples_examplestate)
                  FROM unnest(ARRAY['%s', '%s']) AS n (name)
                    ON CONFLICT (name) DO NOTHING
                """.formatted(MARK, SINCE)));
    }

    /** Forgets how far it was looked; a later {@link #begin} does not take for clicks what happened meanwhile. */
    void forget() {
        jdbi.useHandle(sql -> sql.execute("DELETE FROM annotation_tracking_mark WHERE name LIKE 'tick-look%'"));
    }

    /** Where a look stands, before it begins. */
    record Stand(long mark, long top, long oldest, long next) {}

    Stand stand() {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT (SELECT value FROM annotation_tracking_mark WHERE name = '%s') AS mark,
                               (SELECT coalesce(max(id), 0) FROM examples_examplestate) AS top,
                               pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest,
                               pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next
                        """.formatted(MARK))
                .map((row, context) ->
                        new Stand(row.getLong("mark"), row.getLong("top"), row.getLong("oldest"), row.getLong("next")))
                .one());
    }

    /** After a look at all above the mark: moves it as far as nothing can come late any more. */
    void seen(Stand before) {
        jdbi.useHandle(sql -> {
            sql.createUpdate("""
                            WITH ended AS (
                                DELETE FROM annotation_tracking_mark WHERE name = '%2$s' AND value <= :oldest RETURNING 1
                            )
                            UPDATE annotation_tracking_mark m
                               SET value = greatest(m.value, r.value), moved_at = clock_timestamp()
                              FROM annotation_tracking_mark r, ended
                             WHERE m.name = '%1$s' AND r.name = '%3$s'
                            """.formatted(MARK, UNTIL, REACHED))
                    .bind("oldest", before.oldest())
                    .execute();
            sql.createUpdate("""
                            WITH begun AS (
                                INSERT INTO annotation_tracking_mark (name, value)
                                SELECT '%1$s', :next WHERE :top > :mark
                                    ON CONFLICT (name) DO NOTHING
                                RETURNING 1
                            )
                            INSERT INTO annotation_tracking_mark AS m (name, value)
                            SELECT '%2$s', :top FROM begun
                                ON CONFLICT (name) DO UPDATE SET value = excluded.value, moved_at = clock_timestamp()
                            """.formatted(UNTIL, REACHED))
                    .bind("next", before.next())
                    .bind("top", before.top())
                    .bind("mark", before.mark())
                    .execute();
        });
    }

    /** Whether it is this instance's turn to look at everything. */
    boolean takeTurn(Duration every) {
        return jdbi.withHandle(sql -> sql.createUpdate("""
                                INSERT INTO annotation_tracking_mark AS m (name, value) VALUES ('%s', 0)
                                    ON CONFLICT (name) DO UPDATE SET moved_at = clock_timestamp()
                                 WHERE m.moved_at <= clock_timestamp() - make_interval(secs => :every)
                                """.formatted(FULL))
                        .bind("every", every.toMillis() / 1000.0)
                        .execute())
                > 0;
    }

    /** New ticks on what is open, behind an id. */
    List<Click> ticked(long from) {
        String mark = "(SELECT value FROM annotation_tracking_mark WHERE name = '" + MARK + "')";
        return jdbi.withHandle(
                sql -> clicks(sql.createQuery(TICKED.formatted(mark, "", PAGE)).bind("from", from)));
    }

    /** Ticks on what is open, of whatever id, that nobody could follow at once. */
    List<Click> waiting(long from) {
        return jdbi.withHandle(sql ->
                clicks(sql.createQuery(TICKED.formatted("0", SINCE_THEN, PAGE)).bind("from", from)));
    }

    /**
     * Submitted examples behind another whose tick is gone. Only what surely had one: we ticked it, or it came with its tick;
     * what another program has written to our table, or was submitted before anybody looked, may never have had any.
     * A row that came with another program's table has no moment of change, one that was carried over with its tick has.
     */
    List<Click> unticked(ExampleKey from) {
        return jdbi.withHandle(sql -> clicks(sql.createQuery("""
                        SELECT 0 AS id, t.project_id, t.example_id, t.annotated_by_id AS user_id
                          FROM annotation_tracking t
                         WHERE t.status = 'submitted' AND t.annotated_by_id IS NOT NULL
                           AND (t.project_id, t.example_id) > (:project, :example)
                           AND NOT EXISTS (SELECT 1 FROM examples_examplestate s
                                            WHERE s.example_id = t.example_id AND s.confirmed_by_id = t.annotated_by_id)
                           AND (SELECT v.type = 'adopted' AND t.changed_at <= v.at
                                       OR v.type IN ('submitted', 'reopened')
                                          AND v.at > (SELECT moved_at FROM annotation_tracking_mark WHERE name = '%s')
                                  FROM annotation_tracking_event v
                                 WHERE v.project_id = t.project_id AND v.example_id = t.example_id
                                   AND v.to_status = 'submitted'
                                 ORDER BY v.id DESC
                                 LIMIT 1)
                         ORDER BY t.project_id, t.example_id
                         LIMIT %d
                        """.formatted(SINCE, PAGE))
                .bind("project", from.projectId())
                .bind("example", from.exampleId())));
    }

    /** Whether a person's tick is there, now. */
    boolean isTicked(Click click) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM examples_examplestate
                                        WHERE example_id = :example AND confirmed_by_id = :user)
                        """)
                .bind("example", click.key().exampleId())
                .bind("user", (int) click.userId())
                .mapTo(Boolean.class)
                .one());
    }

    private static List<Click> clicks(Query query) {
        return query.map((row, context) -> new Click(
                        row.getLong("id"),
                        new ExampleKey(row.getLong("project_id"), row.getLong("example_id")),
                        row.getLong("user_id")))
                .list();
    }
}
