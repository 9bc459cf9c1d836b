-- A repair that touches rows is recorded with its proof, and every row it moved or changed is kept as it was. A repair
-- may come before this migration, hence IF NOT EXISTS.
CREATE TABLE IF NOT EXISTS annotation_tracking_repair (
    token varchar(80) NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    applied_by varchar(150) NOT NULL,
    steps jsonb NOT NULL,
    undone_at timestamptz,
    CONSTRAINT annotation_tracking_repair_pkey PRIMARY KEY (token)
);

CREATE TABLE IF NOT EXISTS annotation_tracking_quarantine (
    project_id bigint NOT NULL,
    id bigserial,
    token varchar(80) NOT NULL,
    source_table varchar(63) NOT NULL,
    reason varchar(60) NOT NULL,
    moved boolean NOT NULL,
    kept_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    content jsonb NOT NULL,
    CONSTRAINT annotation_tracking_quarantine_pkey PRIMARY KEY (project_id, id)
);
