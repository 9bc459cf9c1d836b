package org.annotationtracking.schema.adopt;

import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Gives every example of a host its tracking row, in small portions; work that was finished there is carried over.
 *
 * <p>A mark says up to which id every example is dealt with for good. Ids are taken before a transaction commits, so the
 * mark only moves once every transaction that ran during a pass has ended; until then the pass is repeated.
 */
public final class ExampleSync {
    private static final String MARK = "example-sync";
    private static final String REACHED = "example-sync-reached";
    private static final String UNTIL = "example-sync-until";
    private static final String FULL = "example-sync-full";
    private static final String COUNTED = "example-sync-counted";
    private static final long PORTION = 5000;

    private static final String CARRY_OVER = """
            WITH portion AS (
                SELECT e.project_id, e.id, s.confirmed_by_id, s.confirmed_at
                  FROM examples_example e
                  LEFT JOIN LATERAL (SELECT confirmed_by_id, confirmed_at
                                       FROM examples_examplestate s
                                      WHERE s.example_id = e.id
                                      ORDER BY s.confirmed_at DESC, s.id DESC
                                      LIMIT 1) s ON true
                 WHERE e.id > :from AND e.id <= :to
                   AND NOT EXISTS (SELECT 1 FROM annotation_tracking t
                                    WHERE t.project_id = e.project_id AND t.example_id = e.id)
            ), tracked AS (
                INSERT INTO annotation_tracking
                       (project_id, example_id, status, annotated_by_id, annotated_at, review_notes, changed_at)
                SELECT project_id, id, CASE WHEN confirmed_by_id IS NULL THEN 'pending' ELSE 'submitted' END,
                       confirmed_by_id, confirmed_at, '', CASE WHEN confirmed_by_id IS NOT NULL THEN clock_timestamp() END
                  FROM portion
                 ORDER BY id
                    ON CONFLICT (project_id, example_id) DO NOTHING
                RETURNING project_id, example_id, status, annotated_by_id
            ), journal AS (
                INSERT INTO annotation_tracking_event
                       (project_id, example_id, type, actor_id, actor_name, to_status, round)
                SELECT t.project_id, t.example_id, 'adopted', t.annotated_by_id, coalesce(u.username, 'system'), t.status, 1
                  FROM tracked t
                  LEFT JOIN auth_user u ON u.id = t.annotated_by_id
                 WHERE t.status = 'submitted'
            )
            SELECT count(*) FROM tracked
            """;

    private final Handle handle;

    /** @param handle on a connection that commits every statement */
    public ExampleSync(Handle handle) {
        this.handle = handle;
    }

    /** One pass over what is not dealt with for good; says how many rows were added. */
    public long pass() {
        settleEarlierPass();
        long mark = mark(MARK).orElse(0L);
        long top = number("SELECT coalesce(max(id), 0) FROM examples_example");
        long until = number("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
        long added = 0;
        for (long from = mark; from < top; from += PORTION) {
            added += portion(from, Math.min(top, from + PORTION));
        }
        if (top > mark && mark(UNTIL).isEmpty()) {
            move(REACHED, top);
            move(UNTIL, until);
        }
        return added;
    }

    /**
     * One pass, over everything when that was done too long ago, or when there are fewer rows than examples. The marks
     * are in the database, so it does not matter which instance does it.
     *
     * @param full how often everything is looked at
     * @param count how often rows and examples are counted
     */
    public long pass(Duration full, Duration count) {
        if (isDue(FULL, full) || (isDue(COUNTED, count) && isShort())) {
            return fullPass();
        }
        return pass();
    }

    /** Every example without a row, whatever the mark says. */
    public long fullPass() {
        handle.createUpdate("DELETE FROM annotation_tracking_mark WHERE name IN (:mark, :reached, :until)")
                .bind("mark", MARK)
                .bind("reached", REACHED)
                .bind("until", UNTIL)
                .execute();
        long added = pass();
        move(FULL, added);
        move(COUNTED, added);
        return added;
    }

    private boolean isDue(String name, Duration every) {
        return handle.createQuery("""
                        SELECT NOT EXISTS (SELECT 1 FROM annotation_tracking_mark
                                            WHERE name = :name
                                              AND moved_at > clock_timestamp() - make_interval(secs => :every))
                        """)
                .bind("name", name)
                .bind("every", every.toMillis() / 1000.0)
                .mapTo(Boolean.class)
                .one();
    }

    private boolean isShort() {
        long examples = number("SELECT count(*) FROM examples_example");
        move(COUNTED, examples);
        return examples > number("SELECT coalesce(sum(amount), 0)::bigint FROM annotation_tracking_count");
    }

    private void settleEarlierPass() {
        Optional<Long> until = mark(UNTIL);
        long oldest = number("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint");
        if (until.isPresent() && oldest >= until.get()) {
            long from = mark(MARK).orElse(0L);
            long reached = mark(REACHED).orElse(from);
            for (long at = from; at < reached; at += PORTION) {
                portion(at, Math.min(reached, at + PORTION));
            }
            move(MARK, reached);
            handle.createUpdate("DELETE FROM annotation_tracking_mark WHERE name = :name")
                    .bind("name", UNTIL)
                    .execute();
        }
    }

    private long portion(long from, long to) {
        return handle.createQuery(CARRY_OVER)
                .bind("from", from)
                .bind("to", to)
                .mapTo(Long.class)
                .one();
    }

    private Optional<Long> mark(String name) {
        return handle.createQuery("SELECT value FROM annotation_tracking_mark WHERE name = :name")
                .bind("name", name)
                .mapTo(Long.class)
                .findOne();
    }

    private void move(String name, long value) {
        handle.createUpdate("""
                        INSERT INTO annotation_tracking_mark AS m (name, value) VALUES (:name, :value)
                            ON CONFLICT (name) DO UPDATE SET value = excluded.value, moved_at = clock_timestamp()
                        """).bind("name", name).bind("value", value).execute();
    }

    private long number(String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }
}
