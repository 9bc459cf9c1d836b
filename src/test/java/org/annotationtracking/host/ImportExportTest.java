package org.annotationtracking.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ImportExportTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void lines_become_examples_and_other_members_their_meta() {
        importLines(team, "{\"text\":\"བོད་ཡིག\",\"lang\":\"bo\",\"meta\":{\"topic\":\"news\"}}\n{\"text\":\"two\"}")
                .statusCode(200)
                .body("imported", equalTo(2))
                .body("rejected", empty());

        team.annotator()
                .gets(team.path("/examples"))
                .body("results.text", contains("བོད་ཡིག", "two"))
                .body("results[0].meta.lang", equalTo("bo"))
                .body("results[0].meta.topic", equalTo("news"))
                .body("results.tracking_status", contains("pending", "pending"));
    }

    @Test
    void a_line_that_cannot_be_kept_is_left_out_whole_and_all_others_stay() {
        String lines = String.join(
                "\n",
                "{\"text\":\"first\"}",
                "not json",
                "[1]",
                "{\"text\":\"half \\ud800\"}",
                "{\"text\":\"nul \\u0000\"}",
                "{\"text\":{}}",
                "{\"meta\":{}}",
                "",
                "{\"text\":\"huge\",\"n\":1e400000}",
                "{\"text\":\"twice\",\"text\":\"twice\"}",
                "{\"text\":\"last\"}");

        importLines(team, lines)
                .statusCode(200)
                .body("imported", equalTo(2))
                .body("rejected.line", equalTo(List.of(2, 3, 4, 5, 6, 7, 9, 10)));

        team.annotator().gets(team.path("/examples")).body("results.text", contains("first", "last"));
        assertThat(world.number("SELECT count(*) FROM annotation_tracking WHERE project_id = ?", team.project()))
                .isEqualTo(2);
    }

    @Test
    void more_lines_than_one_transaction_holds_all_arrive() {
        String lines = IntStream.range(0, 2500)
                .mapToObj(number -> "{\"text\":\"line " + number + "\"}")
                .collect(Collectors.joining("\n"));

        importLines(team, lines).body("imported", equalTo(2500));

        team.annotator()
                .gets(team.path("/tracking/review-stats"))
                .body("pending_count", equalTo(2500))
                .body("total_examples", equalTo(2500));
    }

    @Test
    void an_export_imported_elsewhere_stands_where_it_stood() {
        team.example();
        team.approvedExample();
        long rejected = team.rejectedExample();
        Team other = world.team();
        String exported = team.annotator()
                .gets(team.path("/examples/export?format=jsonl"))
                .statusCode(200)
                .extract()
                .asString();
        // The same database keeps its examples apart by their uuid.
        world.execute("DELETE FROM examples_example WHERE project_id = ?", team.project());

        importLines(other, exported).body("imported", equalTo(3));

        other.annotator()
                .gets(other.path("/examples"))
                .body("results.tracking_status", contains("pending", "approved", "rejected"))
                .body(
                        "results[2].annotated_by_username",
                        equalTo(team.annotator().name()))
                .body("results[2].reviewed_by_username", equalTo(team.approver().name()))
                .body("results[2].review_notes", equalTo("because"));
        assertThat(exported.lines().skip(2).findFirst().orElseThrow()).contains("\"id\":" + rejected);
    }

    @Test
    void a_uuid_that_is_there_already_is_rejected_and_nothing_changes() {
        long example = team.approvedExample();
        String exported =
                team.annotator().gets(team.path("/examples/export")).extract().asString();

        importLines(team, exported.replace("approved", "pending") + "{\"text\":\"new\"}")
                .body("imported", equalTo(1))
                .body("rejected[0].line", equalTo(1))
                .body("rejected[0].error", equalTo("An example with this uuid exists already."));

        team.annotator().gets(team.tracking(example, "status")).body("status", equalTo("approved"));
    }

    @Test
    void an_export_takes_the_lists_filters() {
        team.example();
        team.submittedExample();

        String exported = team.annotator()
                .gets(team.path("/examples/export?status=submitted"))
                .contentType("application/x-ndjson")
                .extract()
                .asString();

        assertThat(exported.lines()).hasSize(1).allMatch(line -> line.contains("\"tracking_status\":\"submitted\""));
        team.annotator().gets(team.path("/examples/export?format=xml")).statusCode(400);
    }

    @Test
    void only_json_lines_are_taken() {
        team.admin().posts(team.path("/examples/import"), "{\"text\":\"x\"}").statusCode(415);
        importLines(team, "").statusCode(200).body("imported", equalTo(0));
    }

    private static ValidatableResponse importLines(Team team, String lines) {
        return team.admin()
                .asks()
                .contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post(team.path("/examples/import"))
                .then();
    }
}
