package org.annotationtracking.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others do appears in an open table by itself. */
@ServiceTest
class LiveTableTest {

    private static final double A_SECOND = 1000;

    /** The page waits longer from try to try. */
    private static final double TO_COME_BACK = 15_000;

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void a_lock_is_seen_by_a_second_browser_within_a_second() {
        long example = team.example();
        try (Window one = Window.open().as(world, team.manager(), "");
                Window other = Window.open().as(world, team.approver(), "")) {
            following(one, example);
            following(other, example);

            team.lock(team.annotator(), example).statusCode(200);

            Locator lock = other.row(example).locator(".lock");
            assertThat(lock).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(A_SECOND));
            assertThat(lock).containsText(team.annotator().name());
            assertThat(one.row(example).locator(".lock")).isVisible();
        }
    }

    @Test
    void after_a_lost_connection_the_table_catches_up() throws Exception {
        long missed = team.example();
        long later = team.example();
        try (Road road = Road.to(RestAssured.port);
                Window window = Window.open(road.origin(), new Browser.NewContextOptions())
                        .as(world, team.manager(), "")) {
            following(window, missed);

            road.block();
            team.submit(team.annotator(), missed).statusCode(200);
            road.clear();

            assertThat(window.row(missed).locator(".badge"))
                    .hasText("submitted", new LocatorAssertions.HasTextOptions().setTimeout(TO_COME_BACK));
            team.submit(team.annotator(), later).statusCode(200);
            assertThat(window.row(later).locator(".badge")).hasText("submitted");
        }
    }

    @Test
    void whoever_is_shut_out_is_asked_to_log_in_without_touching_anything() {
        long example = team.example();
        try (Window window = Window.open().as(world, team.manager(), "")) {
            following(window, example);

            world.execute(
                    "DELETE FROM authtoken_token WHERE user_id = ?",
                    team.manager().id());

            assertThat(window.button("Log in"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(TO_COME_BACK));
            assertThat(window.rows()).hasCount(0);
        }
    }

    @Test
    void what_is_being_typed_is_kept_when_the_stream_opens() {
        world.example(team.project(), "A yak on the pass");
        team.example();
        try (Window window = Window.open()) {
            Page page = window.page();
            List<Route> held = new ArrayList<>();
            page.route("**/tracking/events", held::add);
            page.clock().install();
            window.as(world, team.manager(), "");
            assertThat(window.rows()).hasCount(2);
            page.waitForCondition(() -> !held.isEmpty());
            page.clock().pauseAt(System.currentTimeMillis() + 5_000);
            Locator search = page.getByLabel("Search in the text");

            search.fill("yak");
            page.waitForResponse("**/examples?*", held.get(0)::resume);
            assertThat(window.page().locator("#table")).hasAttribute("aria-busy", "false");

            assertThat(search).hasValue("yak");
            page.clock().runFor(1000);
            assertThat(window.rows()).hasCount(1);
        }
    }

    /** Waits until the table hears of what is done, by something done. */
    private void following(Window window, long example) {
        assertThat(window.row(example)).isVisible();
        Locator lock = window.row(example).locator(".lock");
        team.lock(team.annotator(), example).statusCode(200);
        assertThat(lock).isVisible();
        team.annotator().posts(team.tracking(example, "unlock"), "{}").statusCode(200);
        assertThat(lock).isHidden();
    }
}
