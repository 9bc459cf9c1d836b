-- What a repair made of a row it changed, in the columns it changed: undo puts nothing back over what somebody wrote since.
-- A repair may come before this migration, hence IF NOT EXISTS.
ALTER TABLE annotation_tracking_quarantine ADD COLUMN IF NOT EXISTS left_as jsonb;
