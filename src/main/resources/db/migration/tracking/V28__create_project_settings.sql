-- What one project decides differently from the service's own settings; NULL leaves it to them.
CREATE TABLE annotation_tracking_project (
    project_id bigint NOT NULL,
    lock_ttl_seconds integer,
    CONSTRAINT annotation_tracking_project_pkey PRIMARY KEY (project_id),
    CONSTRAINT annotation_tracking_project_project_fkey FOREIGN KEY (project_id) REFERENCES projects_project (id)
        ON DELETE CASCADE,
    CONSTRAINT annotation_tracking_project_ttl_check CHECK (lock_ttl_seconds BETWEEN 30 AND 3600)
);
