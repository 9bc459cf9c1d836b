-- How many rows of a project stand where, by who annotated them (0: nobody). A count is the sum over its slots: writers
-- of different connections add to different slots, so that they do not queue for one row.
CREATE TABLE annotation_tracking_count (
    project_id bigint NOT NULL,
    status varchar(20) NOT NULL,
    user_id integer NOT NULL DEFAULT 0,
    slot smallint NOT NULL DEFAULT 0,
    amount bigint NOT NULL,
    CONSTRAINT annotation_tracking_count_pkey PRIMARY KEY (project_id, status, user_id, slot)
);
