-- One stretch of an index for each status makes a page by id, whoever annotated or reviewed; two stretches, the filled
-- and the empty, make a page by time. None names a column that a heartbeat changes.
CREATE INDEX anno_track_status_ex_idx ON annotation_tracking (project_id, status, example_id);
CREATE INDEX anno_track_annotator_idx ON annotation_tracking (project_id, annotated_by_id, status, example_id)
    WHERE annotated_by_id IS NOT NULL;
CREATE INDEX anno_track_reviewer_idx ON annotation_tracking (project_id, reviewed_by_id, status, example_id)
    WHERE reviewed_by_id IS NOT NULL;
CREATE INDEX anno_track_annotated_at_idx ON annotation_tracking (project_id, annotated_at, example_id);
CREATE INDEX anno_track_reviewed_at_idx ON annotation_tracking (project_id, reviewed_at, example_id);
