package org.annotationtracking.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dataset table as a person sees it, in a real browser. */
@ServiceTest
class TableTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void who_logs_in_sees_the_table() {
        long rejected = team.rejectedExample();
        long pending = team.example();
        try (Window window = Window.open().as(world, team.annotator(), "")) {
            assertThat(window.rows()).hasCount(2);
            assertThat(window.page().getByRole(AriaRole.COLUMNHEADER))
                    .hasText(new String[] {"ID", "Text", "Metadata", "Annotated by", "Reviewed by", "Status", "Comments"
                    });
            assertThat(window.row(pending).locator(".badge")).hasText("pending");
            assertThat(window.row(rejected).locator(".badge")).hasText("rejected");
            assertThat(window.row(rejected).locator(".annotated"))
                    .containsText(team.annotator().name());
            assertThat(window.row(rejected).locator(".reviewed"))
                    .containsText(team.approver().name());
            assertThat(window.errors()).isEqualTo(List.of());
        }
    }

    @Test
    void what_people_did_is_drawn_as_well_as_told() {
        team.rejectedExample();
        try (Window window = Window.open().as(world, team.annotator(), "")) {
            window.page().locator("#team summary").click();
            var annotator = window.page()
                    .locator("#people > tr")
                    .filter(new Locator.FilterOptions()
                            .setHasText(team.annotator().name()));

            assertThat(annotator.locator(".count").first()).hasText("1");
            assertThat(annotator.locator(".bars .submitted").boundingBox().width)
                    .isGreaterThan(20);
        }
    }

    @Test
    void a_wrong_password_opens_nothing_and_says_so() {
        try (Window window = Window.open()) {
            window.page().navigate("/tracking/");
            window.logIn(team.annotator().name(), "wrong horse");

            assertThat(window.page().getByRole(AriaRole.ALERT)).hasText("Unable to log in with provided credentials.");
            assertThat(window.rows()).hasCount(0);
        }
    }

    @Test
    void a_filter_is_in_the_address_and_the_address_can_be_shared() {
        team.example();
        long submitted = team.submittedExample();
        try (Window window = Window.open().as(world, team.annotator(), "")) {
            assertThat(window.rows()).hasCount(2);

            window.page().getByLabel("Submitted").check();

            assertThat(window.rows()).hasCount(1);
            assertThat(window.row(submitted)).isVisible();
            assertThat(window.page()).hasURL(Pattern.compile("[?]project=" + team.project() + "&status=submitted$"));
            window.page().goBack();
            assertThat(window.rows()).hasCount(2);
        }
        String shared = "?project=" + team.project() + "&status=submitted";
        try (Window other = Window.open().as(world, team.manager(), shared)) {
            assertThat(other.rows()).hasCount(1);
            assertThat(other.page().getByLabel("Submitted")).isChecked();
        }
    }

    @Test
    void a_search_looks_in_the_text() {
        world.example(team.project(), "A yak on the pass");
        world.example(team.project(), "Snow in the valley");
        try (Window window = Window.open().as(world, team.annotator(), "")) {
            assertThat(window.rows()).hasCount(2);

            window.page().getByLabel("Search in the text").fill("yak");

            assertThat(window.rows()).hasCount(1);
            assertThat(window.rows()).containsText("A yak on the pass");
        }
    }

    @Test
    void pages_are_turned_forth_and_back() {
        for (int number = 0; number < 12; number++) {
            team.example();
        }
        try (Window window = Window.open().as(world, team.annotator(), "")) {
            assertThat(window.rows()).hasCount(10);

            window.button("Next").click();
            assertThat(window.rows()).hasCount(2);
            assertThat(window.page().getByRole(AriaRole.STATUS)).hasText("11–12 of 12");

            window.button("Previous").click();
            assertThat(window.rows()).hasCount(10);
        }
    }

    @Test
    void what_people_write_is_shown_and_never_run() {
        String evil = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>{{1+1}}\u202e";
        long example = world.example(team.project(), evil);
        team.submit(team.annotator(), example).statusCode(200);
        world.execute(
                "UPDATE examples_example SET meta = jsonb_build_object(?::text, ?::text) WHERE id = ?",
                evil,
                evil,
                example);
        team.act(team.approver(), example, "reject").statusCode(200);
        world.execute("UPDATE annotation_tracking SET review_notes = ? WHERE example_id = ?", evil, example);
        try (Window window = Window.open().as(world, team.annotator(), "")) {
            assertThat(window.row(example).locator(".words")).hasText(evil);
            assertThat(window.row(example).locator(".meta")).containsText(evil);
            assertThat(window.row(example).locator(".notes")).hasText(evil);
            assertThat(window.row(example).locator("img, script")).hasCount(0);
            assertThat(window.page()).not().hasTitle("run");
            assertThat(window.errors()).isEqualTo(List.of());
        }
    }

    @Test
    void whoever_was_shut_out_meanwhile_is_asked_to_log_in_again() {
        Person annotator = team.annotator();
        team.example();
        try (Window window = Window.open().as(world, annotator, "")) {
            assertThat(window.rows()).hasCount(1);
            world.execute("DELETE FROM authtoken_token WHERE user_id = ?", annotator.id());

            window.page().reload();

            assertThat(window.button("Log in")).isVisible();
            assertThat(window.rows()).hasCount(0);
            window.logIn(annotator.name(), Window.PASSWORD);
            assertThat(window.rows()).hasCount(1);
        }
    }
}
