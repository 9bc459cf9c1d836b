-- Every attempt to deliver an entry of the journal. Rows that say 'dead' are what was given up; the others go after a while.
CREATE TABLE annotation_tracking_webhook_delivery (
    project_id bigint NOT NULL,
    id bigserial,
    webhook_id bigint NOT NULL,
    seq bigint NOT NULL,
    example_id bigint NOT NULL,
    event_type varchar(30) NOT NULL,
    attempt integer NOT NULL,
    outcome varchar(20) NOT NULL,
    status integer,
    duration_ms integer NOT NULL,
    error varchar(300),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT annotation_tracking_webhook_delivery_pkey PRIMARY KEY (project_id, id),
    CONSTRAINT annotation_tracking_webhook_delivery_webhook_fkey FOREIGN KEY (project_id, webhook_id)
        REFERENCES annotation_tracking_webhook (project_id, id) ON DELETE CASCADE,
    CONSTRAINT annotation_tracking_webhook_delivery_outcome_check CHECK (outcome IN ('delivered', 'failed', 'dead'))
);

CREATE INDEX anno_track_webhook_delivery_idx ON annotation_tracking_webhook_delivery (project_id, webhook_id, id);
CREATE INDEX anno_track_webhook_delivery_age_idx ON annotation_tracking_webhook_delivery (at);
