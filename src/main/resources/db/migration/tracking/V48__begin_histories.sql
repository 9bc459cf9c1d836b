-- How many rows came when. With the deletions in the journal it says how many there were at any moment; one line a
-- statement, not one a row.
CREATE TABLE annotation_tracking_arrival (
    project_id bigint NOT NULL,
    id bigserial,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    amount bigint NOT NULL,
    CONSTRAINT annotation_tracking_arrival_pkey PRIMARY KEY (project_id, id)
);

CREATE TRIGGER annotation_tracking_arrival_kept
    BEFORE UPDATE OR DELETE ON annotation_tracking_arrival
    FOR EACH ROW EXECUTE FUNCTION annotation_tracking_event_kept();

CREATE TRIGGER annotation_tracking_arrival_not_emptied
    BEFORE TRUNCATE ON annotation_tracking_arrival
    FOR EACH STATEMENT EXECUTE FUNCTION annotation_tracking_event_kept();

CREATE FUNCTION annotation_tracking_count_arrivals() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO annotation_tracking_arrival (project_id, amount)
    SELECT n.project_id, count(*) FROM new_rows n GROUP BY 1 ORDER BY 1;
    RETURN NULL;
END
$$;

CREATE TRIGGER annotation_tracking_count_arrivals
    AFTER INSERT ON annotation_tracking
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION annotation_tracking_count_arrivals();

-- The trigger's lock keeps writers out until this transaction ends. When the rows so far came nobody knows; they count as
-- always there, and so does what was deleted since.
INSERT INTO annotation_tracking_arrival (project_id, at, amount)
SELECT b.project_id, '-infinity', sum(b.amount)
  FROM (SELECT project_id, count(*) AS amount FROM annotation_tracking GROUP BY 1
        UNION ALL
        SELECT project_id, count(*) FROM annotation_tracking_event WHERE type = 'deleted' GROUP BY 1) b
 GROUP BY 1
 ORDER BY 1;

-- Rows that came with another program's table have a history from now on.
INSERT INTO annotation_tracking_event (project_id, example_id, type, actor_id, actor_name, to_status, round)
SELECT t.project_id, t.example_id, 'adopted', t.annotated_by_id, coalesce(u.username, 'system'),
       CASE t.status WHEN 'reviewed' THEN 'approved' ELSE t.status END, 1
  FROM annotation_tracking t
  LEFT JOIN auth_user u ON u.id = t.annotated_by_id
 WHERE t.status IN ('submitted', 'approved', 'rejected', 'reviewed')
   AND NOT EXISTS (SELECT 1 FROM annotation_tracking_event e
                    WHERE e.project_id = t.project_id AND e.example_id = t.example_id AND e.to_status IS NOT NULL)
 ORDER BY t.id;
