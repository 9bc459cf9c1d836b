-- What doccano 1.8.5 has besides.
CREATE TABLE examples_assignment (
    id uuid PRIMARY KEY,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    assignee_id integer NOT NULL REFERENCES auth_user DEFERRABLE INITIALLY DEFERRED,
    example_id bigint NOT NULL REFERENCES examples_example DEFERRABLE INITIALLY DEFERRED,
    project_id bigint NOT NULL REFERENCES projects_project DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (example_id, assignee_id)
);
CREATE INDEX ON examples_assignment (assignee_id);
CREATE INDEX ON examples_assignment (created_at);
CREATE INDEX ON examples_assignment (example_id);
CREATE INDEX ON examples_assignment (project_id);

INSERT INTO django_migrations (app, name, applied)
VALUES ('examples', '0008_assignment', now());
