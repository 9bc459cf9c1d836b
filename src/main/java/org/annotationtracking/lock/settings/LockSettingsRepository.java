package org.annotationtracking.lock.settings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A project's row of settings; without one the service's own hold. */
@ApplicationScoped
class LockSettingsRepository {

    private final Jdbi jdbi;

    LockSettingsRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Integer> ttlSeconds(long projectId) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT lock_ttl_seconds FROM annotation_tracking_project
                         WHERE project_id = :project AND lock_ttl_seconds IS NOT NULL
                        """)
                .bind("project", projectId)
                .mapTo(Integer.class)
                .findOne());
    }

    /** Null hands the decision back to the service. */
    void setTtlSeconds(long projectId, @Nullable Integer seconds) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                        INSERT INTO annotation_tracking_project (project_id, lock_ttl_seconds)
                        VALUES (:project, :seconds::integer)
                            ON CONFLICT (project_id) DO UPDATE SET lock_ttl_seconds = excluded.lock_ttl_seconds
                        """)
                .bind("project", projectId)
                .bind("seconds", seconds)
                .execute());
    }
}
