CREATE TABLE skipped_example (
    id bigserial,
    project_id bigint NOT NULL,
    example_id bigint NOT NULL,
    skipped_by_id integer NOT NULL,
    skipped_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    reason text NOT NULL DEFAULT '',
    CONSTRAINT skipped_example_pkey PRIMARY KEY (id),
    CONSTRAINT skipped_example_project_example_user_key UNIQUE (project_id, example_id, skipped_by_id),
    CONSTRAINT skipped_example_project_fkey FOREIGN KEY (project_id) REFERENCES projects_project (id)
        ON DELETE CASCADE,
    CONSTRAINT skipped_example_example_fkey FOREIGN KEY (example_id) REFERENCES examples_example (id)
        ON DELETE CASCADE,
    CONSTRAINT skipped_example_skipped_by_fkey FOREIGN KEY (skipped_by_id) REFERENCES auth_user (id)
        ON DELETE CASCADE
);

CREATE INDEX skipped_example_example_idx ON skipped_example (example_id);
CREATE INDEX skipped_example_user_idx ON skipped_example (skipped_by_id);
