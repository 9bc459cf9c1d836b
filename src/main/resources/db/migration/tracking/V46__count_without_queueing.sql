-- Takes the place of the functions of V15. New: a writer adds to a slot that nobody else is adding to, and opens another
-- where all are taken: nobody waits for another transaction to end, and none can be waited for in a circle. There are never
-- more slots than there were writers at once. A new one has a number by chance, so that two writers do not open the same.
CREATE OR REPLACE FUNCTION annotation_tracking_count_inserted() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    d record;
BEGIN
    FOR d IN
        SELECT n.project_id, n.status, coalesce(n.annotated_by_id, 0) AS user_id, count(*) AS change
          FROM new_rows n
         GROUP BY 1, 2, 3
         ORDER BY 1, 2, 3
    LOOP
        UPDATE annotation_tracking_count c
           SET amount = c.amount + d.change
         WHERE c.project_id = d.project_id AND c.status = d.status AND c.user_id = d.user_id
           AND c.slot = (SELECT f.slot
                           FROM annotation_tracking_count f
                          WHERE f.project_id = d.project_id AND f.status = d.status AND f.user_id = d.user_id
                          ORDER BY f.slot
                          LIMIT 1
                            FOR UPDATE SKIP LOCKED);
        IF NOT FOUND THEN
            LOOP
                INSERT INTO annotation_tracking_count (project_id, status, user_id, slot, amount)
                VALUES (d.project_id, d.status, d.user_id, floor(random() * 32768), d.change)
                    ON CONFLICT (project_id, status, user_id, slot) DO NOTHING;
                EXIT WHEN FOUND;
            END LOOP;
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION annotation_tracking_count_updated() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    d record;
BEGIN
    FOR d IN
        SELECT b.project_id, b.status, b.user_id, sum(b.step) AS change
          FROM (SELECT n.project_id, n.status, coalesce(n.annotated_by_id, 0) AS user_id, 1 AS step FROM new_rows n
                UNION ALL
                SELECT o.project_id, o.status, coalesce(o.annotated_by_id, 0), -1 FROM old_rows o) b
         GROUP BY 1, 2, 3
        HAVING sum(b.step) != 0
         ORDER BY 1, 2, 3
    LOOP
        UPDATE annotation_tracking_count c
           SET amount = c.amount + d.change
         WHERE c.project_id = d.project_id AND c.status = d.status AND c.user_id = d.user_id
           AND c.slot = (SELECT f.slot
                           FROM annotation_tracking_count f
                          WHERE f.project_id = d.project_id AND f.status = d.status AND f.user_id = d.user_id
                          ORDER BY f.slot
                          LIMIT 1
                            FOR UPDATE SKIP LOCKED);
        IF NOT FOUND THEN
            LOOP
                INSERT INTO annotation_tracking_count (project_id, status, user_id, slot, amount)
                VALUES (d.project_id, d.status, d.user_id, floor(random() * 32768), d.change)
                    ON CONFLICT (project_id, status, user_id, slot) DO NOTHING;
                EXIT WHEN FOUND;
            END LOOP;
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION annotation_tracking_count_deleted() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    d record;
BEGIN
    FOR d IN
        SELECT o.project_id, o.status, coalesce(o.annotated_by_id, 0) AS user_id, -count(*) AS change
          FROM old_rows o
         GROUP BY 1, 2, 3
         ORDER BY 1, 2, 3
    LOOP
        UPDATE annotation_tracking_count c
           SET amount = c.amount + d.change
         WHERE c.project_id = d.project_id AND c.status = d.status AND c.user_id = d.user_id
           AND c.slot = (SELECT f.slot
                           FROM annotation_tracking_count f
                          WHERE f.project_id = d.project_id AND f.status = d.status AND f.user_id = d.user_id
                          ORDER BY f.slot
                          LIMIT 1
                            FOR UPDATE SKIP LOCKED);
        IF NOT FOUND THEN
            LOOP
                INSERT INTO annotation_tracking_count (project_id, status, user_id, slot, amount)
                VALUES (d.project_id, d.status, d.user_id, floor(random() * 32768), d.change)
                    ON CONFLICT (project_id, status, user_id, slot) DO NOTHING;
                EXIT WHEN FOUND;
            END LOOP;
        END IF;
    END LOOP;
    INSERT INTO annotation_tracking_event (project_id, example_id, type, actor_name, from_status, lock_epoch)
    SELECT o.project_id, o.example_id, 'deleted', 'system', o.status, o.lock_epoch
      FROM old_rows o
     ORDER BY o.id;
    RETURN NULL;
END
$$;

-- Emptying the table is deleting every row, so it is on record as that.
CREATE FUNCTION annotation_tracking_count_emptying() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO annotation_tracking_event (project_id, example_id, type, actor_name, from_status, lock_epoch)
    SELECT t.project_id, t.example_id, 'deleted', 'system', t.status, t.lock_epoch
      FROM annotation_tracking t
     ORDER BY t.id;
    RETURN NULL;
END
$$;

CREATE TRIGGER annotation_tracking_count_emptying
    BEFORE TRUNCATE ON annotation_tracking
    FOR EACH STATEMENT EXECUTE FUNCTION annotation_tracking_count_emptying();
