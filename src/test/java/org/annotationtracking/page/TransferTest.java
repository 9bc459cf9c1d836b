package org.annotationtracking.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Examples are taken out and brought in on the page, and how far all is stands over the table. */
@ServiceTest
class TransferTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void what_the_filter_shows_is_what_the_file_holds() throws IOException {
        team.example();
        long submitted = team.submittedExample();
        try (Window window = Window.open().as(world, team.annotator(), "?status=submitted&project=" + team.project())) {
            assertThat(window.rows()).hasCount(1);

            Download file = window.page().waitForDownload(window.button("Export JSONL")::click);

            assertThat(file.suggestedFilename()).isEqualTo("project-" + team.project() + ".jsonl");
            assertThat(Files.readAllLines(file.path()))
                    .singleElement()
                    .asString()
                    .contains("\"id\":" + submitted);
        }
    }

    @Test
    void a_file_is_brought_in_and_what_was_left_out_is_told() {
        try (Window window = Window.open().as(world, team.admin(), "")) {
            window.button("Import…").click();
            byte[] lines = "{\"text\":\"A first line\"}\nno line\n".getBytes(StandardCharsets.UTF_8);
            window.page().locator("#file").setInputFiles(new FilePayload("new.jsonl", "application/x-ndjson", lines));
            window.button("Import").click();

            assertThat(window.page().locator("#report")).containsText("1 imported, 1 left out.");
            assertThat(window.page().locator("#report li")).hasText(Pattern.compile("Line 2: .+"));
            assertThat(window.rows()).hasCount(1);
        }
        try (Window window = Window.open().as(world, team.manager(), "")) {
            assertThat(window.rows()).hasCount(1);
            assertThat(window.button("Import…")).isHidden();
        }
    }

    @Test
    void how_far_all_is_and_who_did_what() {
        team.approvedExample();
        team.example();
        long submitted = team.submittedExample();
        try (Window window = Window.open().as(world, team.manager(), "")) {
            assertThat(window.page().locator("#done")).hasText("33 % approved");

            window.page().locator("#team summary").click();
            assertThat(window.page().locator("#people > tr")).containsText(new String[] {
                team.annotator().name(), team.approver().name()
            });

            team.act(team.approver(), submitted, "approve").statusCode(200);
            assertThat(window.page().locator("#done")).hasText("66 % approved");
        }
    }

    @Test
    void operators_see_the_tables_of_the_service_and_what_would_be_done() {
        try (Window window = Window.open().as(world, team.superuser(), "?project=" + team.project())) {
            window.button("Tables of the service").click();
            assertThat(window.page().locator("#schema-state")).containsText("READY");

            window.button("Preview the plan").click();

            assertThat(window.page().locator("#plan-steps > li")).not().hasCount(0);
        }
        try (Window window = Window.open().as(world, team.admin(), "")) {
            assertThat(window.button("Log out")).isVisible();
            assertThat(window.button("Tables of the service")).isHidden();
        }
    }
}
