-- Statement triggers: one pass per statement, whatever it touches, and they fire for the deletes of a foreign key too.
CREATE FUNCTION annotation_tracking_count_inserted() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO annotation_tracking_count AS c (project_id, status, user_id, slot, amount)
    SELECT n.project_id, n.status, coalesce(n.annotated_by_id, 0), pg_backend_pid() % 16, count(*)
      FROM new_rows n
     GROUP BY 1, 2, 3, 4
     ORDER BY 1, 2, 3
        ON CONFLICT (project_id, status, user_id, slot) DO UPDATE SET amount = c.amount + excluded.amount;
    RETURN NULL;
END
$$;

CREATE FUNCTION annotation_tracking_count_updated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO annotation_tracking_count AS c (project_id, status, user_id, slot, amount)
    SELECT d.project_id, d.status, d.user_id, pg_backend_pid() % 16, sum(d.change)
      FROM (SELECT n.project_id, n.status, coalesce(n.annotated_by_id, 0) AS user_id, 1 AS change FROM new_rows n
            UNION ALL
            SELECT o.project_id, o.status, coalesce(o.annotated_by_id, 0), -1 FROM old_rows o) d
     GROUP BY 1, 2, 3, 4
    HAVING sum(d.change) != 0
     ORDER BY 1, 2, 3
        ON CONFLICT (project_id, status, user_id, slot) DO UPDATE SET amount = c.amount + excluded.amount;
    RETURN NULL;
END
$$;

-- A row goes when its example or project goes; the journal keeps what it last was.
CREATE FUNCTION annotation_tracking_count_deleted() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO annotation_tracking_count AS c (project_id, status, user_id, slot, amount)
    SELECT o.project_id, o.status, coalesce(o.annotated_by_id, 0), pg_backend_pid() % 16, -count(*)
      FROM old_rows o
     GROUP BY 1, 2, 3, 4
     ORDER BY 1, 2, 3
        ON CONFLICT (project_id, status, user_id, slot) DO UPDATE SET amount = c.amount + excluded.amount;
    INSERT INTO annotation_tracking_event (project_id, example_id, type, actor_name, from_status, lock_epoch)
    SELECT o.project_id, o.example_id, 'deleted', 'system', o.status, o.lock_epoch
      FROM old_rows o
     ORDER BY o.id;
    RETURN NULL;
END
$$;

CREATE FUNCTION annotation_tracking_count_emptied() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM annotation_tracking_count;
    RETURN NULL;
END
$$;

CREATE TRIGGER annotation_tracking_count_inserted
    AFTER INSERT ON annotation_tracking
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION annotation_tracking_count_inserted();

CREATE TRIGGER annotation_tracking_count_updated
    AFTER UPDATE ON annotation_tracking
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION annotation_tracking_count_updated();

CREATE TRIGGER annotation_tracking_count_deleted
    AFTER DELETE ON annotation_tracking
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION annotation_tracking_count_deleted();

CREATE TRIGGER annotation_tracking_count_emptied
    AFTER TRUNCATE ON annotation_tracking
    FOR EACH STATEMENT EXECUTE FUNCTION annotation_tracking_count_emptied();

-- The triggers' lock keeps writers out until this transaction ends, so nothing is counted twice or not at all.
INSERT INTO annotation_tracking_count (project_id, status, user_id, amount)
SELECT project_id, status, coalesce(annotated_by_id, 0), count(*)
  FROM annotation_tracking
 GROUP BY 1, 2, 3;
