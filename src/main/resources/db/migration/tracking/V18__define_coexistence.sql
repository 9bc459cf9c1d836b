-- Keeps our rules while a program that knows nothing of them writes the table. The trigger that calls it is set only as
-- long as there is such a program. What that program leaves untouched tells its writes from ours.
CREATE FUNCTION annotation_tracking_coexist() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status = 'reviewed' THEN
        NEW.status := 'approved';
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.status IS DISTINCT FROM OLD.status AND NEW.version = OLD.version THEN
        NEW.version := OLD.version + 1;
        NEW.changed_at := clock_timestamp();
        INSERT INTO annotation_tracking_event
               (project_id, example_id, type, actor_id, actor_name, from_status, to_status, notes, lock_epoch)
        VALUES (NEW.project_id, NEW.example_id, 'changed', NULL, 'external', OLD.status, NEW.status,
                coalesce(NEW.review_notes, ''), NEW.lock_epoch);
    END IF;
    BEGIN
        IF TG_OP = 'INSERT' AND NEW.locked_by_id IS NOT NULL AND NEW.lock_expires_at IS NULL THEN
            NEW.lock_epoch := greatest(NEW.lock_epoch, 1);
            NEW.lock_expires_at := NEW.locked_at + interval '10 minutes';
        ELSIF TG_OP = 'UPDATE'
              AND (NEW.locked_by_id, NEW.locked_at) IS DISTINCT FROM (OLD.locked_by_id, OLD.locked_at)
              AND NEW.lock_epoch = OLD.lock_epoch
              AND NEW.lock_expires_at IS NOT DISTINCT FROM OLD.lock_expires_at THEN
            NEW.lock_epoch := OLD.lock_epoch + 1;
            NEW.lock_expires_at := NEW.locked_at + interval '10 minutes';
        END IF;
    EXCEPTION WHEN undefined_column THEN
        -- The other program has dropped the lock columns; its writes go on all the same.
        NULL;
    END;
    RETURN NEW;
END
$$;
