-- What a row says after an entry that moved its status: so the history alone answers where an example stood, in the words
-- and times of that moment, whoever wrote it and whoever has gone since.
ALTER TABLE annotation_tracking_event
    ADD COLUMN annotated_by_id integer,
    ADD COLUMN reviewed_by_id integer,
    ADD COLUMN standing jsonb;

CREATE FUNCTION annotation_tracking_event_standing() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    SELECT t.annotated_by_id, t.reviewed_by_id,
           jsonb_build_object(
               'annotated_by', a.username,
               'annotated_at', t.annotated_at,
               'reviewed_by', r.username,
               'reviewed_at', t.reviewed_at,
               'review_notes', coalesce(t.review_notes, ''),
               'version', t.version)
      INTO NEW.annotated_by_id, NEW.reviewed_by_id, NEW.standing
      FROM annotation_tracking t
      LEFT JOIN auth_user a ON a.id = t.annotated_by_id
      LEFT JOIN auth_user r ON r.id = t.reviewed_by_id
     WHERE t.project_id = NEW.project_id AND t.example_id = NEW.example_id;
    RETURN NEW;
END
$$;

-- Who writes an entry before its row brings the standing along.
CREATE TRIGGER annotation_tracking_event_standing
    BEFORE INSERT ON annotation_tracking_event
    FOR EACH ROW WHEN (NEW.to_status IS NOT NULL AND NEW.standing IS NULL)
    EXECUTE FUNCTION annotation_tracking_event_standing();

-- Takes the place of the function of V29. New: its entry brings the standing along, and what was approved opens no round
-- by becoming submitted again.
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
               (project_id, example_id, type, actor_id, actor_name, from_status, to_status, notes, lock_epoch, round,
                annotated_by_id, reviewed_by_id, standing)
        SELECT NEW.project_id, NEW.example_id, 'changed', NULL, 'external', was, NEW.status,
               coalesce(NEW.review_notes, ''), NEW.lock_epoch,
               coalesce((SELECT last.round
                           FROM annotation_tracking_event last
                          WHERE last.project_id = NEW.project_id AND last.example_id = NEW.example_id
                          ORDER BY last.id DESC
                          LIMIT 1), 0)
               + CASE WHEN NEW.status = 'submitted' AND was IS DISTINCT FROM 'approved' THEN 1 ELSE 0 END,
               NEW.annotated_by_id, NEW.reviewed_by_id,
               jsonb_build_object(
                   'annotated_by', (SELECT u.username FROM auth_user u WHERE u.id = NEW.annotated_by_id),
                   'annotated_at', NEW.annotated_at,
                   'reviewed_by', (SELECT u.username FROM auth_user u WHERE u.id = NEW.reviewed_by_id),
                   'reviewed_at', NEW.reviewed_at,
                   'review_notes', coalesce(NEW.review_notes, ''),
                   'version', NEW.version);
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
