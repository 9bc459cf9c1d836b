-- Ids of the journal are taken before a transaction commits, so a reader who goes by them can miss a late one. Numbers
-- are given afterwards, by one writer at a time, in an order that never changes.
CREATE TABLE annotation_tracking_event_number (
    project_id bigint NOT NULL,
    seq bigint NOT NULL,
    event_id bigint NOT NULL,
    CONSTRAINT annotation_tracking_event_number_pkey PRIMARY KEY (project_id, seq),
    CONSTRAINT annotation_tracking_event_number_event_key UNIQUE (project_id, event_id)
);

-- How far something that works through ids has come: everything up to the value is dealt with, for good.
CREATE TABLE annotation_tracking_mark (
    name varchar(60) NOT NULL,
    value bigint NOT NULL,
    moved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT annotation_tracking_mark_pkey PRIMARY KEY (name)
);
