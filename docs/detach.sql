-- Takes this service out of a doccano's database: everything of ours goes, history included, and nothing of doccano's is
-- touched. Stop the service first; psql -1 -v ON_ERROR_STOP=1 -f docs/detach.sql "$DATABASE_URL"
DO $$
DECLARE
    ours text;
    part record;
BEGIN
    IF to_regclass('examples_example') IS NULL OR to_regclass('annotation_tracking') IS NULL THEN
        RAISE EXCEPTION 'This is not a doccano database that the service is attached to';
    END IF;
    IF to_regclass('django_migrations') IS NULL THEN
        RAISE EXCEPTION 'These tables are not doccano''s: a service that runs alone has nothing to be detached from';
    END IF;
    IF EXISTS (SELECT FROM django_migrations WHERE app = 'assignment') THEN
        RAISE EXCEPTION 'annotation_tracking was made by another program, the Django app "assignment"; it stays';
    END IF;
    -- What an operator may have asked for on doccano's tables: tracking.attach.triggers, tracking.attach.indexes.
    DROP TRIGGER IF EXISTS annotation_tracking_follow_host ON examples_example;
    FOR part IN SELECT indexrelid::regclass AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                 WHERE i.indrelid = 'examples_example'::regclass AND c.relname LIKE 'anno\_track\_%' LOOP
        EXECUTE format('DROP INDEX %s', part.name);
    END LOOP;
    -- All at once, and without CASCADE: whatever else may hang on them keeps them from going.
    SELECT string_agg(oid::regclass::text, ', ') INTO ours
      FROM pg_class
     WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace
       AND (relname IN ('annotation_tracking', 'skipped_example') OR relname LIKE 'annotation\_tracking\_%');
    EXECUTE 'DROP TABLE ' || ours;
    FOR part IN SELECT oid::regprocedure AS name FROM pg_proc
                 WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'annotation\_tracking\_%' LOOP
        EXECUTE format('DROP FUNCTION %s', part.name);
    END LOOP;
END
$$;
