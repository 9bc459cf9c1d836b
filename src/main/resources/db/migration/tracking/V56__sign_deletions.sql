-- Takes the place of the function of V46. New: whoever deletes through the service is named in the history; a deletion
-- by any other way stays the system's.
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
    INSERT INTO annotation_tracking_event
           (project_id, example_id, type, actor_id, actor_name, from_status, lock_epoch, request_id)
    SELECT o.project_id, o.example_id, 'deleted',
           nullif(current_setting('annotation_tracking.actor_id', true), '')::integer,
           coalesce(nullif(current_setting('annotation_tracking.actor_name', true), ''), 'system'),
           o.status, o.lock_epoch,
           nullif(current_setting('annotation_tracking.request_id', true), '')
      FROM old_rows o
     ORDER BY o.id;
    RETURN NULL;
END
$$;
