-- What happened stays as it was written, whoever asks; the table's owner included.
CREATE FUNCTION annotation_tracking_event_kept() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The journal is only ever added to: % refused', TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER annotation_tracking_event_kept
    BEFORE UPDATE OR DELETE ON annotation_tracking_event
    FOR EACH ROW EXECUTE FUNCTION annotation_tracking_event_kept();

CREATE TRIGGER annotation_tracking_event_not_emptied
    BEFORE TRUNCATE ON annotation_tracking_event
    FOR EACH STATEMENT EXECUTE FUNCTION annotation_tracking_event_kept();
