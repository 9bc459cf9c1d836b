-- Made by hand from another note: everything 32 bit, times without a zone, plain keys, no lock columns.
CREATE TABLE annotation_tracking (
    id serial PRIMARY KEY,
    project_id integer NOT NULL REFERENCES projects_project (id),
    example_id integer NOT NULL REFERENCES examples_example (id),
    annotated_by_id integer REFERENCES auth_user (id),
    annotated_at timestamp,
    reviewed_by_id integer REFERENCES auth_user (id),
    reviewed_at timestamp,
    status varchar(20) DEFAULT 'pending',
    review_notes text DEFAULT '',
    UNIQUE (project_id, example_id)
);
CREATE INDEX annotation_project_example_idx ON annotation_tracking (project_id, example_id);
CREATE INDEX annotation_project_status_idx ON annotation_tracking (project_id, status);
CREATE INDEX annotation_annotated_by_idx ON annotation_tracking (annotated_by_id);
CREATE INDEX annotation_reviewed_by_idx ON annotation_tracking (reviewed_by_id);
