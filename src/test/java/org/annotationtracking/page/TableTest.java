package org.annotationtracking.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import jakarta.inject.Inject;
import java.util.List;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dataset table as a person sees it, in a real browser. */
@ServiceTest
class TableTest {

    private static @Nullable Chromium chromium;

    @Inject
    World world;

    Team team;

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** Not once before all: only tests that are counted are shown as skipped. */
    @BeforeEach
    void newTeam() {
        if (chromium == null) {
            chromium = Chromium.start();
        }
        team = world.team();
    }

    @Test
    void who_logs_in_sees_the_table() {
        long rejected = team.rejectedExample();
        long pending = team.example();
        try (Window window = Window.of(chromium).as(world, team.annotator(), "")) {
            assertThat(window.rows()).hasCount(2);
            assertThat(window.page().getByRole(AriaRole.COLUMNHEADER))
                    .hasText(new String[] {"ID", "Text", "Metadata", "Annotated by", "Reviewed by", "Status"});
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
    void a_wrong_password_opens_nothing_and_says_so() {
        try (Window window = Window.of(chromium)) {
            window.page().navigate("/tracking/");
            window.logIn(team.annotator().name(), "wrong horse");

            assertThat(window.page().getByRole(AriaRole.ALERT)).hasText("Unable to log in with provided credentials.");
            assertThat(window.rows()).hasCount(0);
        }
    }
}
