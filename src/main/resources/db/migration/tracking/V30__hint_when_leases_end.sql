-- Before this time no lease of a queue runs out, so nobody need look for one. Claims put it off by seconds at most; the
-- trigger brings it forward with every lease that ends earlier, whoever wrote it.
ALTER TABLE annotation_tracking_hint ADD COLUMN due_at timestamptz NOT NULL DEFAULT '-infinity';

-- Takes the place of the function of V29. New: the time.
CREATE OR REPLACE FUNCTION annotation_tracking_lower_hints() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    BEGIN
        UPDATE annotation_tracking_hint h
           SET example_id = least(h.example_id, f.lowest),
               due_at = least(h.due_at, f.soonest)
          FROM (SELECT n.project_id, CASE n.status WHEN 'submitted' THEN 'review' ELSE 'annotate' END AS queue,
                       min(n.example_id) FILTER (WHERE n.locked_by_id IS NULL AND n.status <> 'rejected') AS lowest,
                       min(coalesce(n.lock_expires_at, n.locked_at + interval '10 minutes'))
                           FILTER (WHERE n.locked_by_id IS NOT NULL) AS soonest
                  FROM new_rows n
                 WHERE n.status IN ('pending', 'rejected', 'submitted')
                 GROUP BY 1, 2) f
         WHERE h.project_id = f.project_id AND h.queue = f.queue
           AND (h.example_id > f.lowest OR h.due_at > f.soonest);
    EXCEPTION WHEN undefined_column THEN
        -- The other program has dropped the lock columns: nothing is ever held.
        UPDATE annotation_tracking_hint h
           SET example_id = f.lowest
          FROM (SELECT n.project_id, CASE n.status WHEN 'pending' THEN 'annotate' ELSE 'review' END AS queue,
                       min(n.example_id) AS lowest
                  FROM new_rows n
                 WHERE n.status IN ('pending', 'submitted')
                 GROUP BY 1, 2) f
         WHERE h.project_id = f.project_id AND h.queue = f.queue AND h.example_id > f.lowest;
    END;
    RETURN NULL;
END
$$;
