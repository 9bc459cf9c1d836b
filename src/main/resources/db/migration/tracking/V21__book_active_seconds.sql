-- Seconds of work on the present lease; when it ends, the journal books them to whoever held it.
ALTER TABLE annotation_tracking ADD COLUMN lease_seconds integer;
ALTER TABLE annotation_tracking_event ADD COLUMN active_seconds integer;
