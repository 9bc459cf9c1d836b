-- The list's other orders. Scores come best first; upwards they are sorted.
CREATE INDEX examples_example_project_updated_idx ON examples_example (project_id, updated_at, id);
CREATE INDEX examples_example_project_score_idx ON examples_example (project_id, score DESC, id);
