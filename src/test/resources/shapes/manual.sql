-- Made by hand from a note: 32-bit ids, nullable status and notes, keys that cascade.
CREATE TABLE annotation_tracking (
    id bigserial PRIMARY KEY,
    project_id integer NOT NULL REFERENCES projects_project (id) ON DELETE CASCADE,
    example_id integer NOT NULL REFERENCES examples_example (id) ON DELETE CASCADE,
    annotated_by_id integer REFERENCES auth_user (id) ON DELETE SET NULL,
    annotated_at timestamptz,
    reviewed_by_id integer REFERENCES auth_user (id) ON DELETE SET NULL,
    reviewed_at timestamptz,
    status varchar(20) DEFAULT 'pending',
    review_notes text DEFAULT '',
    locked_by_id integer REFERENCES auth_user (id) ON DELETE SET NULL,
    locked_at timestamptz,
    UNIQUE (project_id, example_id)
);
CREATE INDEX anno_track_proj_ex_idx ON annotation_tracking (project_id, example_id);
CREATE INDEX anno_track_proj_status_idx ON annotation_tracking (project_id, status);
CREATE INDEX anno_track_annotated_idx ON annotation_tracking (annotated_by_id);
CREATE INDEX anno_track_reviewed_idx ON annotation_tracking (reviewed_by_id);
CREATE INDEX anno_track_locked_idx ON annotation_tracking (locked_by_id);
