-- Who numbers the journal of a project holds its row here. Up to settled_id every entry has its number for good; up to
-- reached_id every entry that was visible at reached_at has, and the rest has once the transactions below until_xid end.
CREATE TABLE annotation_tracking_sequencer (
    project_id bigint NOT NULL,
    last_seq bigint NOT NULL DEFAULT 0,
    settled_id bigint NOT NULL DEFAULT 0,
    reached_id bigint,
    reached_at timestamptz,
    until_xid bigint,
    CONSTRAINT annotation_tracking_sequencer_pkey PRIMARY KEY (project_id)
);
