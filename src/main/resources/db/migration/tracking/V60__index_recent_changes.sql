-- What has changed lately, for those who ask again and again: a few kilobytes, since a range of blocks is one entry.
CREATE INDEX anno_track_recent_idx ON annotation_tracking USING brin (changed_at) WITH (pages_per_range = 32);
