-- A heartbeat and a counter write the same row again and again: room on its page keeps that away from the indexes, and
-- dead rows are cleared long before a fifth of a big table is dead.
ALTER TABLE annotation_tracking SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE annotation_tracking_count SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
