package org.annotationtracking.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Examples are worked on beside the table, by mouse and by key. */
@ServiceTest
class DrawerTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void work_is_sent_back_with_notes_and_comes_again() {
        long example = team.submittedExample();
        try (Window approver = open(team.approver(), example);
                Window annotator = open(team.annotator(), example)) {
            approver.button("Reject").click();
            assertThat(drawer(approver).locator(".alert")).hasText("Please say why, in the notes.");
            assertThat(approver.page().getByLabel("Notes")).isFocused();
            assertThat(badge(approver)).hasText("submitted");

            approver.page().getByLabel("Notes").fill("The last word is missing");
            approver.button("Reject").click();

            assertThat(badge(approver)).hasText("rejected");
            assertThat(badge(annotator)).hasText("rejected");
            assertThat(annotator.page().locator("#drawer-said")).hasText("The last word is missing");

            annotator.button("Submit").click();

            assertThat(badge(annotator)).hasText("submitted");
            assertThat(badge(approver)).hasText("submitted");
            assertThat(history(approver))
                    .containsText(new String[] {"Submitted", "The last word is missing", "Submitted"});
            assertThat(approver.errors()).isEqualTo(List.of());
        }
    }

    @Test
    void a_reviewer_decides_one_after_the_other_without_the_mouse() {
        long first = team.submittedExample();
        long second = team.submittedExample();
        try (Window window = Window.open().as(world, team.approver(), "")) {
            assertThat(window.button("Review next")).isVisible();
            Page page = window.page();
            page.locator("body").press("n");
            assertThat(page.locator("#drawer-id")).hasText(String.valueOf(first));
            assertThat(window.row(first).locator(".lock"))
                    .containsText(team.approver().name());

            page.keyboard().press("a");
            assertThat(page.locator("#drawer-id")).hasText(String.valueOf(second));
            assertThat(window.row(first).locator(".badge")).hasText("approved");

            page.keyboard().press("r");
            page.keyboard().type("a is a letter here");
            page.keyboard().press("Control+Enter");

            assertThat(window.row(second).locator(".badge")).hasText("rejected");
            assertThat(window.row(second).locator(".notes")).hasText("a is a letter here");
            assertThat(drawer(window)).isHidden();
            assertThat(page.locator("#alert")).containsText("Nothing to work on now");
        }
    }

    @Test
    void what_was_taken_and_not_finished_goes_back_when_the_drawer_is_closed() {
        long example = team.example();
        try (Window window = Window.open().as(world, team.annotator(), "")) {
            window.button("Annotate next").click();
            assertThat(drawer(window)).isVisible();
            assertThat(window.row(example).locator(".lock .left")).hasText(Pattern.compile("· \\d+ min"));

            window.page().keyboard().press("Escape");

            assertThat(drawer(window)).isHidden();
            assertThat(window.row(example).locator(".lock")).isHidden();
        }
    }

    @Test
    void nobody_is_offered_what_is_not_theirs() {
        long submitted = team.submittedExample();
        long locked = team.example();
        team.lock(team.otherAnnotator(), locked).statusCode(200);
        try (Window annotator = open(team.annotator(), submitted)) {
            assertThat(actions(annotator)).hasText(new String[] {"Withdraw W"});
        }
        try (Window annotator = open(team.annotator(), locked)) {
            assertThat(drawer(annotator).locator("header .lock"))
                    .containsText(team.otherAnnotator().name());
            assertThat(actions(annotator)).hasCount(0);
        }
        try (Window manager = open(team.manager(), locked)) {
            assertThat(actions(manager)).hasText(new String[] {"Break the lock B"});
            manager.button("Break the lock").click();
            assertThat(drawer(manager).locator("header .lock")).isHidden();
        }
    }

    @Test
    void a_refusal_is_told_and_what_was_written_stays() {
        long example = team.submittedExample();
        try (Window window = open(team.approver(), example)) {
            window.page().getByLabel("Notes").fill("Fine");
            window.page().route("**/approve", route -> {
                team.lock(team.manager(), example).statusCode(200);
                route.resume();
            });

            window.button("Approve").click();

            assertThat(drawer(window).locator(".alert"))
                    .containsText("locked by " + team.manager().name());
            assertThat(window.page().locator("#drawer-notes")).hasValue("Fine");
        }
    }

    @Test
    void scripts_in_notes_and_history_stay_words() {
        String evil = "<img src=x onerror=\"document.title='run'\">";
        long example = team.submittedExample();
        team.approver()
                .posts(team.tracking(example, "reject"), "{\"review_notes\":\"" + evil.replace("\"", "\\\"") + "\"}")
                .statusCode(200);
        try (Window window = open(team.annotator(), example)) {
            assertThat(window.page().locator("#drawer-said")).hasText(evil);
            assertThat(history(window).filter(new Locator.FilterOptions().setHasText(evil)))
                    .hasCount(1);
            assertThat(drawer(window).locator("img, script")).hasCount(0);
            assertThat(window.page()).not().hasTitle("run");
            assertThat(window.errors()).isEqualTo(List.of());
        }
    }

    /** By the address of the example, as one shares it. */
    private Window open(Person who, long example) {
        Window window = Window.open().as(world, who, "?project=" + team.project() + "&example=" + example);
        assertThat(drawer(window)).isVisible();
        assertThat(window.page().locator("#drawer-id")).hasText(String.valueOf(example));
        return window;
    }

    private static Locator drawer(Window window) {
        return window.page().locator("#drawer");
    }

    private static Locator badge(Window window) {
        return window.page().locator("#drawer-badge");
    }

    private static Locator history(Window window) {
        return window.page().locator("#history > li");
    }

    private static Locator actions(Window window) {
        return window.page().locator("#actions button");
    }
}
