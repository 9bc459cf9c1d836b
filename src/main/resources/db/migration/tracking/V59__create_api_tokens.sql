-- Tokens that people make for programs; only their SHA-256 is kept. project_id is 0 for those that are good in every
-- project of their person.
CREATE TABLE annotation_tracking_token (
    project_id bigint NOT NULL,
    id bigserial,
    user_id integer NOT NULL,
    name varchar(100) NOT NULL,
    hash varchar(64) NOT NULL,
    hint varchar(20) NOT NULL,
    scopes varchar(100) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    last_used_at timestamptz,
    CONSTRAINT annotation_tracking_token_pkey PRIMARY KEY (project_id, id),
    CONSTRAINT annotation_tracking_token_user_fkey FOREIGN KEY (user_id) REFERENCES auth_user (id) ON DELETE CASCADE
);

CREATE INDEX anno_track_token_hash_idx ON annotation_tracking_token (hash);
CREATE INDEX anno_track_token_user_idx ON annotation_tracking_token (user_id);
