-- One tracking row for every example, written by the statement that writes the example: a queue can then look for
-- pending rows instead of for rows that are not there.
CREATE FUNCTION annotation_tracking_follow_examples() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO annotation_tracking (project_id, example_id)
    SELECT project_id, id FROM inserted ORDER BY id
    ON CONFLICT (project_id, example_id) DO NOTHING;
    RETURN NULL;
END
$$;

CREATE TRIGGER annotation_tracking_follow_examples
    AFTER INSERT ON examples_example
    REFERENCING NEW TABLE AS inserted
    FOR EACH STATEMENT EXECUTE FUNCTION annotation_tracking_follow_examples();
