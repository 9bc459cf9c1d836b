-- What was answered to a write that carried an Idempotency-Key, in the transaction of that write. project_id is 0 for
-- requests outside any project; address and payload are SHA-256 in hex.
CREATE TABLE annotation_tracking_idempotency (
    project_id bigint NOT NULL,
    user_id integer NOT NULL,
    key varchar(255) NOT NULL,
    address varchar(64) NOT NULL,
    payload varchar(64) NOT NULL,
    status smallint,
    media_type varchar(100),
    headers jsonb,
    body text,
    stored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT annotation_tracking_idempotency_pkey PRIMARY KEY (project_id, user_id, key, address)
);

CREATE INDEX anno_track_idempotency_age_idx ON annotation_tracking_idempotency (stored_at);
