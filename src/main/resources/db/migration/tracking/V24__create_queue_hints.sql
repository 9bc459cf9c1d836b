-- Below this example a queue has nothing to hand out, so nobody need look there. Claims raise it now and then; the
-- trigger lowers it with every row that becomes claimable, whoever wrote it.
CREATE TABLE annotation_tracking_hint (
    project_id bigint NOT NULL,
    queue varchar(20) NOT NULL,
    example_id bigint NOT NULL,
    CONSTRAINT annotation_tracking_hint_pkey PRIMARY KEY (project_id, queue)
) WITH (fillfactor = 50);

CREATE FUNCTION annotation_tracking_lower_hints() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE annotation_tracking_hint h
       SET example_id = f.lowest
      FROM (SELECT n.project_id, CASE n.status WHEN 'pending' THEN 'annotate' ELSE 'review' END AS queue,
                   min(n.example_id) AS lowest
              FROM new_rows n
             WHERE n.locked_by_id IS NULL AND n.status IN ('pending', 'submitted')
             GROUP BY 1, 2) f
     WHERE h.project_id = f.project_id AND h.queue = f.queue AND h.example_id > f.lowest;
    RETURN NULL;
END
$$;

CREATE TRIGGER annotation_tracking_lower_hints_inserted
    AFTER INSERT ON annotation_tracking
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION annotation_tracking_lower_hints();

CREATE TRIGGER annotation_tracking_lower_hints_updated
    AFTER UPDATE ON annotation_tracking
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION annotation_tracking_lower_hints();
