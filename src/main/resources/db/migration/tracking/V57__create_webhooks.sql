-- Who is told of what happens in a project. The journal is the outbox: last_seq is the number up to which everything has
-- been delivered or given up. A turn is one instance's right to deliver; whoever has an older one settles nothing.
CREATE TABLE annotation_tracking_webhook (
    project_id bigint NOT NULL,
    id bigserial,
    url varchar(2000) NOT NULL,
    event_types varchar(500) NOT NULL DEFAULT '',
    secret varchar(100) NOT NULL,
    previous_secret varchar(100),
    previous_secret_until timestamptz,
    active boolean NOT NULL DEFAULT true,
    created_by varchar(150) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_seq bigint NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    leased_until timestamptz,
    turn bigint NOT NULL DEFAULT 0,
    CONSTRAINT annotation_tracking_webhook_pkey PRIMARY KEY (project_id, id),
    CONSTRAINT annotation_tracking_webhook_project_fkey FOREIGN KEY (project_id) REFERENCES projects_project (id)
        ON DELETE CASCADE
);
