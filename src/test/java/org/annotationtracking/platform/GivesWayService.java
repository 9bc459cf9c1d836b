package org.annotationtracking.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Jdbi;

/** Writes a row in a transaction that the database then refuses a number of times. */
@ApplicationScoped
class GivesWayService {

    private final Jdbi jdbi;
    private int runs;

    GivesWayService(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Answers in which run it went through. */
    @Transactional
    @RepeatedOnConflict
    int write(long project, String tag, String state, int times) {
        runs++;
        jdbi.useHandle(sql -> sql.execute("INSERT INTO projects_tag (text, project_id) VALUES (?, ?)", tag, project));
        if (runs <= times) {
            jdbi.useHandle(sql ->
                    sql.execute("DO $$ BEGIN RAISE EXCEPTION 'gives way' USING ERRCODE = '" + state + "'; END $$"));
        }
        return runs;
    }

    void startOver() {
        runs = 0;
    }

    int runs() {
        return runs;
    }
}
