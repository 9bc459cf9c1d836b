-- What one person has set aside in a project, whatever the others have.
CREATE INDEX skipped_example_own_idx ON skipped_example (project_id, skipped_by_id, example_id);
