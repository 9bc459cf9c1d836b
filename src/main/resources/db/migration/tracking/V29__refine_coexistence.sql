-- Takes the place of the function of V18. New: a lock of the other program lasts as long as its project says, and the
-- time worked on the lease it ends is booked to whoever held that; a row that it brings along already decided is
-- journalled; its entries belong to a round like ours; and a row that still bears its old word is not changed by being
-- touched.
CREATE OR REPLACE FUNCTION annotation_tracking_coexist() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    was text;
    seconds integer;
BEGIN
    IF NEW.status = 'reviewed' THEN
        NEW.status := 'approved';
    END IF;
    IF TG_OP = 'UPDATE' THEN
        was := CASE OLD.status WHEN 'reviewed' THEN 'approved' ELSE OLD.status END;
    END IF;
    -- Whoever knows of us raises the version with the status, and says when.
    IF TG_OP = 'UPDATE' AND NEW.status IS DISTINCT FROM was AND NEW.version = OLD.version
       OR TG_OP = 'INSERT' AND NEW.status <> 'pending' AND NEW.version = 0 AND NEW.changed_at IS NULL THEN
        NEW.version := NEW.version + 1;
        NEW.changed_at := clock_timestamp();
        INSERT INTO annotation_tracking_event
               (project_id, example_id, type, actor_id, actor_name, from_status, to_status, notes, lock_epoch, round)
        SELECT NEW.project_id, NEW.example_id, 'changed', NULL, 'external', was, NEW.status,
               coalesce(NEW.review_notes, ''), NEW.lock_epoch,
               coalesce((SELECT last.round
                           FROM annotation_tracking_event last
                          WHERE last.project_id = NEW.project_id AND last.example_id = NEW.example_id
                          ORDER BY last.id DESC
                          LIMIT 1), 0)
               + CASE NEW.status WHEN 'submitted' THEN 1 ELSE 0 END;
    END IF;
    BEGIN
        IF TG_OP = 'INSERT' AND NEW.locked_by_id IS NOT NULL AND NEW.lock_expires_at IS NULL
           OR TG_OP = 'UPDATE'
              AND (NEW.locked_by_id, NEW.locked_at) IS DISTINCT FROM (OLD.locked_by_id, OLD.locked_at)
              AND NEW.lock_epoch = OLD.lock_epoch
              AND NEW.lock_expires_at IS NOT DISTINCT FROM OLD.lock_expires_at THEN
            IF NEW.locked_by_id IS DISTINCT FROM OLD.locked_by_id THEN
                INSERT INTO annotation_tracking_event
                       (project_id, example_id, type, actor_id, actor_name, lock_epoch, active_seconds, round)
                SELECT NEW.project_id, NEW.example_id, 'lock_lost', OLD.locked_by_id,
                       coalesce((SELECT u.username FROM auth_user u WHERE u.id = OLD.locked_by_id), 'unknown'),
                       OLD.lock_epoch, OLD.lease_seconds,
                       coalesce((SELECT last.round
                                   FROM annotation_tracking_event last
                                  WHERE last.project_id = NEW.project_id AND last.example_id = NEW.example_id
                                  ORDER BY last.id DESC
                                  LIMIT 1), 0)
                 WHERE OLD.lease_seconds IS NOT NULL;
                NEW.lease_seconds := CASE WHEN NEW.locked_by_id IS NULL THEN NULL ELSE 0 END;
            END IF;
            NEW.lock_epoch := NEW.lock_epoch + 1;
            NEW.last_beat_at := CASE WHEN NEW.locked_by_id IS NULL THEN NULL ELSE NEW.locked_at END;
            NEW.lock_expires_at := NULL;
            IF NEW.locked_by_id IS NOT NULL THEN
                SELECT p.lock_ttl_seconds INTO seconds
                  FROM annotation_tracking_project p
                 WHERE p.project_id = NEW.project_id;
                NEW.lock_expires_at := NEW.locked_at + make_interval(secs => coalesce(seconds, 600));
            END IF;
        END IF;
    EXCEPTION WHEN undefined_column OR undefined_table THEN
        -- The other program has dropped the lock columns, or somebody a table of ours; its writes go on all the same.
        NULL;
    END;
    RETURN NEW;
END
$$;

-- Takes the place of the function of V24. New: it does without the lock columns when the other program has dropped them.
CREATE OR REPLACE FUNCTION annotation_tracking_lower_hints() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    BEGIN
        UPDATE annotation_tracking_hint h
           SET example_id = f.lowest
          FROM (SELECT n.project_id, CASE n.status WHEN 'pending' THEN 'annotate' ELSE 'review' END AS queue,
                       min(n.example_id) AS lowest
                  FROM new_rows n
                 WHERE n.locked_by_id IS NULL AND n.status IN ('pending', 'submitted')
                 GROUP BY 1, 2) f
         WHERE h.project_id = f.project_id AND h.queue = f.queue AND h.example_id > f.lowest;
    EXCEPTION WHEN undefined_column THEN
        UPDATE annotation_tracking_hint h
           SET example_id = f.lowest
          FROM (SELECT n.project_id, CASE n.status WHEN 'pending' THEN 'annotate' ELSE 'review' END AS queue,
                       min(n.example_id) AS lowest
                  FROM new_rows n
                 WHERE n.status IN ('pending', 'submitted')
                 GROUP BY 1, 2) f
         WHERE h.project_id = f.project_id AND h.queue = f.queue AND h.example_id > f.lowest;
    END;
    RETURN NULL;
END
$$;
