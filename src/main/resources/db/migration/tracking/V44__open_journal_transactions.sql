-- Whoever adds to the journal has a transaction id before the entry has its own: the numbers given later (see the
-- sequencer) are complete because of this order, and an entry's id is taken before its row is written.
CREATE FUNCTION annotation_tracking_event_opened() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_current_xact_id();
    RETURN NULL;
END
$$;

CREATE TRIGGER annotation_tracking_event_opened
    BEFORE INSERT ON annotation_tracking_event
    FOR EACH STATEMENT EXECUTE FUNCTION annotation_tracking_event_opened();
