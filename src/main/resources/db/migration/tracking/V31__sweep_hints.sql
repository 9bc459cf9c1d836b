-- When all below the hint was last looked through. A row that became claimable while a claim raised the hint past it may
-- have gone by unseen; it lies there until the next sweep at most.
ALTER TABLE annotation_tracking_hint ADD COLUMN swept_at timestamptz NOT NULL DEFAULT '-infinity';
