-- Submitted examples of which nobody says who annotated them: another program's. Usually there are none.
CREATE INDEX anno_track_unsigned_idx ON annotation_tracking (project_id, example_id)
    WHERE status = 'submitted' AND locked_by_id IS NULL AND annotated_by_id IS NULL;
