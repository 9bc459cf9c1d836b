package org.annotationtracking.attached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import org.annotationtracking.Person;
import org.junit.jupiter.api.Test;

/** doccano's tables stay as doccano made them, and it can delete what it owns. */
abstract class Untouched extends Attached {

    HostCatalog before;

    @Test
    void whatever_is_asked_for_doccanos_catalog_stays_as_it_was() {
        workOnEverything();

        assertThat(before.lines()).hasSizeGreaterThan(100);
        assertThat(HostCatalog.of(database).lines()).isEqualTo(before.lines());
        assertThat(database.findings()).isEmpty();
    }

    @Test
    void doccano_deletes_an_example_with_all_that_was_done_to_it() {
        long example = worked();
        team.annotator().posts(team.tracking(example, "skip"), "{}");

        inOneTransaction(
                "DELETE FROM examples_examplestate WHERE example_id = " + example,
                assignments("example_id = " + example),
                "DELETE FROM examples_comment WHERE example_id = " + example,
                "DELETE FROM examples_example WHERE id = " + example);

        assertThat(ours(example)).isZero();
        team.manager().gets(team.path("/examples/" + example)).statusCode(404);
        team.manager()
                .gets(team.path("/tracking/changes"))
                .statusCode(200)
                .body("results.findAll { it.example_id == %d }.type".formatted(example), hasItem("deleted"));
        team.manager().gets(team.path("/tracking/review-stats")).body("total_examples", equalTo(0));
    }

    @Test
    void doccano_deletes_a_project_with_all_its_examples() {
        long example = worked();
        long project = team.project();
        team.manager().gets(team.path("/tracking/summary")).statusCode(200);
        String examples = "(SELECT id FROM examples_example WHERE project_id = " + project + ")";

        inOneTransaction(
                "DELETE FROM examples_examplestate WHERE example_id IN " + examples,
                assignments("project_id = " + project),
                "DELETE FROM examples_comment WHERE example_id IN " + examples,
                "DELETE FROM examples_example WHERE project_id = " + project,
                "DELETE FROM projects_member WHERE project_id = " + project,
                "DELETE FROM projects_tag WHERE project_id = " + project,
                "DELETE FROM projects_textclassificationproject WHERE project_ptr_id = " + project,
                "DELETE FROM projects_project WHERE id = " + project);

        assertThat(ours(example)).isZero();
        team.superuser().gets(team.path("/examples")).statusCode(404);
    }

    @Test
    void doccano_deletes_a_user_and_the_work_stays() {
        long example = worked();
        Person gone = team.annotator();
        long skipped = example(gone);
        gone.posts(team.tracking(skipped, "skip"), "{}").statusCode(200);
        gone.posts(team.tracking(skipped, "unskip"), "{}").statusCode(200);
        team.lock(gone, skipped).statusCode(200);

        inOneTransaction(
                "DELETE FROM authtoken_token WHERE user_id = " + gone.id(),
                "DELETE FROM projects_member WHERE user_id = " + gone.id(),
                "DELETE FROM examples_examplestate WHERE confirmed_by_id = " + gone.id(),
                assignments("assignee_id = " + gone.id()),
                "UPDATE examples_comment SET user_id = NULL WHERE user_id = " + gone.id(),
                "DELETE FROM auth_user WHERE id = " + gone.id());

        gone.gets(team.path("/examples")).statusCode(403);
        team.manager()
                .gets(team.tracking(example, "status"))
                .statusCode(200)
                .body("status", equalTo("submitted"))
                .body("annotated_by", nullValue());
        team.manager()
                .gets(team.tracking(example, "history"))
                .body("results.find { it.type == 'submitted' }.actor", equalTo(gone.name()));
        team.manager().gets(team.tracking(skipped, "lock-status")).body("is_locked", equalTo(false));
    }

    private void workOnEverything() {
        long example = worked();
        long other = example(team.annotator());
        String tracking = team.path("/tracking");
        team.act(team.approver(), example, "reject").statusCode(200);
        team.annotator()
                .posts(tracking + "/claim", "{\"kind\":\"annotate\",\"count\":2}")
                .statusCode(200);
        team.annotator()
                .posts(team.tracking(other, "skip"), "{\"reason\":\"later\"}")
                .statusCode(200);
        team.annotator()
                .posts(team.path("/examples/" + example + "/states"), "{}")
                .statusCode(201);
        team.manager()
                .posts(tracking + "/bulk", "{\"action\":\"approve\",\"ids\":[%d]}".formatted(example))
                .statusCode(200)
                .body("succeeded", equalTo(1));
        team.lock(team.annotator(), other);
        team.manager()
                .posts(team.tracking(other, "lock/break"), "{\"reason\":\"why\"}")
                .statusCode(200);
        List.of(
                        "/examples?q=text&status=approved&ordering=-score",
                        "/examples?label=none&confirmed=true",
                        "/examples/export?format=jsonl",
                        "/metrics/progress",
                        "/metrics/member-progress",
                        "/tracking/review-stats",
                        "/tracking/summary",
                        "/tracking/changes",
                        "/members")
                .forEach(path -> team.admin().gets(team.path(path)).statusCode(200));
        team.admin().gets("/v1/projects").statusCode(200);
        team.manager().gets(team.path("/examples?label=none")).body("results", empty());
    }

    /** One that has been locked, submitted and ticked. */
    private long worked() {
        long example = example(team.annotator(), team.approver());
        team.lock(team.annotator(), example).statusCode(200);
        team.submit(team.annotator(), example).statusCode(200);
        return example;
    }

    private long ours(long example) {
        return world.number(
                "SELECT (SELECT count(*) FROM annotation_tracking WHERE example_id = ?)"
                        + " + (SELECT count(*) FROM skipped_example WHERE example_id = ?)",
                example,
                example);
    }

    private String assignments(String which) {
        return doccano.hasAssignments() ? "DELETE FROM examples_assignment WHERE " + which : "SELECT 1";
    }

    /** As Django does: what hangs on it first, and it knows of nothing of ours. */
    private void inOneTransaction(String... statements) {
        database.run("BEGIN; " + String.join("; ", statements) + "; COMMIT");
    }
}
