-- Eleven columns that every known ancestor of this table has, in their order; then ours, each nullable or with a
-- default, so that another writer who has never heard of them keeps working.
CREATE TABLE annotation_tracking (
    id bigserial,
    annotated_at timestamptz,
    reviewed_at timestamptz,
    status varchar(20) NOT NULL DEFAULT 'pending',
    review_notes text NOT NULL DEFAULT '',
    locked_at timestamptz,
    annotated_by_id integer,
    example_id bigint NOT NULL,
    locked_by_id integer,
    project_id bigint NOT NULL,
    reviewed_by_id integer,
    version bigint NOT NULL DEFAULT 0,
    changed_at timestamptz,
    lock_epoch bigint NOT NULL DEFAULT 0,
    lock_expires_at timestamptz,
    last_beat_at timestamptz,
    started_at timestamptz,
    time_spent_seconds integer,
    CONSTRAINT annotation_tracking_pkey PRIMARY KEY (id),
    CONSTRAINT annotation_tracking_project_example_unique UNIQUE (project_id, example_id),
    CONSTRAINT annotation_tracking_annotated_by_fkey FOREIGN KEY (annotated_by_id) REFERENCES auth_user (id)
        ON DELETE SET NULL,
    CONSTRAINT annotation_tracking_example_fkey FOREIGN KEY (example_id) REFERENCES examples_example (id)
        ON DELETE CASCADE,
    CONSTRAINT annotation_tracking_locked_by_fkey FOREIGN KEY (locked_by_id) REFERENCES auth_user (id)
        ON DELETE SET NULL,
    CONSTRAINT annotation_tracking_project_fkey FOREIGN KEY (project_id) REFERENCES projects_project (id)
        ON DELETE CASCADE,
    CONSTRAINT annotation_tracking_reviewed_by_fkey FOREIGN KEY (reviewed_by_id) REFERENCES auth_user (id)
        ON DELETE SET NULL
);

CREATE INDEX anno_track_proj_ex_idx ON annotation_tracking (project_id, example_id);
CREATE INDEX anno_track_proj_status_idx ON annotation_tracking (project_id, status);
CREATE INDEX anno_track_annotated_idx ON annotation_tracking (annotated_by_id);
CREATE INDEX anno_track_reviewed_idx ON annotation_tracking (reviewed_by_id);
CREATE INDEX anno_track_locked_idx ON annotation_tracking (locked_by_id);
-- Deleting an example looks its row up by example alone.
CREATE INDEX anno_track_example_idx ON annotation_tracking (example_id);
