-- The journal. No foreign keys: it outlives the examples, projects and people it speaks of.
CREATE TABLE annotation_tracking_event (
    project_id bigint NOT NULL,
    id bigserial,
    example_id bigint NOT NULL,
    type varchar(30) NOT NULL,
    actor_id integer,
    actor_name varchar(150) NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    from_status varchar(20),
    to_status varchar(20),
    notes text NOT NULL DEFAULT '',
    lock_epoch bigint,
    round integer NOT NULL DEFAULT 0,
    request_id varchar(64),
    CONSTRAINT annotation_tracking_event_pkey PRIMARY KEY (project_id, id)
);

CREATE INDEX anno_track_event_example_idx ON annotation_tracking_event (project_id, example_id, id);
