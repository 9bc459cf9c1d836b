-- Takes the place of the index of V33 and of three of V22, whose order the index of all rows has too: a planner that knows
-- little of the table may take either, and reads a whole project for one lease that ran out. These have an order which
-- nobody else offers; the last one has another than that of all submitted.
CREATE INDEX anno_track_free_order_idx ON annotation_tracking (project_id, (example_id + 0))
    WHERE status = 'pending' AND locked_by_id IS NULL;
CREATE INDEX anno_track_review_order_idx ON annotation_tracking (project_id, (example_id + 0))
    WHERE status = 'submitted' AND locked_by_id IS NULL;
CREATE INDEX anno_track_held_order_idx ON annotation_tracking (project_id, (example_id + 0))
    WHERE locked_by_id IS NOT NULL;
CREATE INDEX anno_track_unsigned_order_idx ON annotation_tracking (project_id, (example_id - 0))
    WHERE status = 'submitted' AND locked_by_id IS NULL AND annotated_by_id IS NULL;
DROP INDEX anno_track_free_idx, anno_track_review_idx, anno_track_held_idx, anno_track_unsigned_idx;
