-- What a queue looks for. None of these names a column that a heartbeat changes, so heartbeats stay heap-only.
CREATE INDEX anno_track_free_idx ON annotation_tracking (project_id, example_id)
    WHERE status = 'pending' AND locked_by_id IS NULL;
CREATE INDEX anno_track_review_idx ON annotation_tracking (project_id, example_id)
    WHERE status = 'submitted' AND locked_by_id IS NULL;
CREATE INDEX anno_track_rework_idx ON annotation_tracking (project_id, annotated_by_id, example_id)
    WHERE status = 'rejected' AND locked_by_id IS NULL;
CREATE INDEX anno_track_held_idx ON annotation_tracking (project_id, example_id)
    WHERE locked_by_id IS NOT NULL;
-- One person's decisions: in a round, and in a period.
CREATE INDEX anno_track_event_actor_idx ON annotation_tracking_event (project_id, actor_id, at);
