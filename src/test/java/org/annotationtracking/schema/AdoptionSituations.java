package org.annotationtracking.schema;

import static org.annotationtracking.schema.Situation.Seen.degraded;
import static org.annotationtracking.schema.Situation.Seen.ready;
import static org.annotationtracking.schema.Situation.atStart;
import static org.annotationtracking.schema.Situations.shape;

import java.util.List;
import org.annotationtracking.schema.Situation.Seen;

/** Databases that this service sees for the first time. */
final class AdoptionSituations {
    private static final String DJANGO =
            "CREATE TABLE django_migrations (id serial PRIMARY KEY, app text, name text, applied timestamptz)";

    private AdoptionSituations() {}

    static List<Situation> all() {
        return List.of(
                atStart(
                                1,
                                "an empty database",
                                TestServer::fresh,
                                Seen.of(GuardianState.READY, "200 200 200 200 | 403 403 403"))
                        .then(stage -> People.in(Samples.twoProjects(stage.database())), ready()),
                atStart(2, "a doccano database without our table", () -> People.in(Shape.host()), ready()),
                atStart(
                        3,
                        "a table made by Django's 0006",
                        shape(Shape.DJANGO_0006, true),
                        ready("ADOPTED_FROM", "CHECK_WITHHELD", "INDEX_DUPLICATE", "DJANGO_PENDING_DESTRUCTIVE")),
                atStart(
                        4,
                        "the same, not marked",
                        shape(Shape.DJANGO_0006, true, "UPDATE django_migrations SET name = '0003_example_locking'"),
                        ready("ADOPTED_FROM", "CHECK_WITHHELD", "INDEX_DUPLICATE", "DJANGO_UNMARKED")),
                atStart(
                        5,
                        "marked, but there is no table",
                        () -> People.in(Shape.host())
                                .run(
                                        DJANGO,
                                        "INSERT INTO django_migrations (app, name) VALUES ('assignment',"
                                                + " '0006_annotation_tracking_simple')"),
                        ready("CHECK_WITHHELD", "DJANGO_PENDING_DESTRUCTIVE")),
                atStart(
                        6,
                        "0007 has dropped the lock columns",
                        shape(
                                Shape.DJANGO_0007,
                                true,
                                "INSERT INTO django_migrations (app, name) VALUES ('assignment', '0007_remove_locking_fields')"),
                        ready("ADOPTED_FROM", "CHECK_WITHHELD", "INDEX_DUPLICATE", "DJANGO_MODEL_AHEAD")),
                atStart(
                        7,
                        "0007 still to come",
                        shape(Shape.WITH_TIMES, true),
                        ready("ADOPTED_FROM", "CHECK_WITHHELD", "INDEX_DUPLICATE", "DJANGO_PENDING_DESTRUCTIVE")),
                atStart(
                                8,
                                "the names of 0008 and statuses 'reviewed'",
                                shape(Shape.HEAD, false),
                                degraded("ADOPTED_FROM", "CHECK_MISSING", "STATUS_UNKNOWN"))
                        .then(Acts.apply("{\"map_status\":{\"reviewed\":\"approved\"}}"), ready("ADOPTED_FROM")),
                atStart(
                        27,
                        "Django's records contradict themselves",
                        shape(
                                Shape.DJANGO_0007,
                                true,
                                "UPDATE django_migrations SET name = '0007_remove_locking_fields'"),
                        ready(
                                "ADOPTED_FROM",
                                "CHECK_WITHHELD",
                                "INDEX_DUPLICATE",
                                "DJANGO_INCONSISTENT",
                                "DJANGO_MODEL_AHEAD")));
    }
}
