-- In a file of its own: it must not run while a program with other words for a status still writes the table.
ALTER TABLE annotation_tracking
    ADD CONSTRAINT annotation_tracking_status_check
    CHECK (status IN ('pending', 'submitted', 'approved', 'rejected'));
