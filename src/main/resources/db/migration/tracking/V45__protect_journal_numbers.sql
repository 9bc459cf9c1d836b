-- A number that a reader has gone by never means another entry.
CREATE TRIGGER annotation_tracking_event_number_kept
    BEFORE UPDATE OR DELETE ON annotation_tracking_event_number
    FOR EACH ROW EXECUTE FUNCTION annotation_tracking_event_kept();

CREATE TRIGGER annotation_tracking_event_number_not_emptied
    BEFORE TRUNCATE ON annotation_tracking_event_number
    FOR EACH STATEMENT EXECUTE FUNCTION annotation_tracking_event_kept();
