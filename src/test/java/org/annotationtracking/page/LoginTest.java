package org.annotationtracking.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.RequestOptions;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.Test;

/** The page takes whoever the browser's cookies name, as a doccano beside it set them, and asks everybody else. */
@ServiceTest
class LoginTest {

    @Inject
    World world;

    @Test
    void a_login_by_cookie_opens_the_page_and_changes_things_until_it_ends() {
        Team team = world.team();
        long example = team.example();
        try (Window window = Window.open().as(world, team.annotator(), "")) {
            assertThat(window.rows()).hasCount(1);
            window.button("Log out").click();
            Map<String, String> login = Map.of("username", team.annotator().name(), "password", Window.PASSWORD);
            assertThat(window.context()
                            .request()
                            .post(
                                    "/v1/auth/login/",
                                    RequestOptions.create()
                                            .setHeader("X-CSRFToken", csrf(window))
                                            .setData(login))
                            .status())
                    .isEqualTo(200);

            window.page().navigate("/tracking/?example=" + example + "&project=" + team.project());
            assertThat(window.page().locator("#drawer")).isVisible();
            window.button("Submit").click();
            assertThat(window.page().locator("#drawer-badge")).hasText("submitted");
            assertThat(window.row(example).locator(".badge")).hasText("submitted");

            window.button("Close").click();
            window.button("Log out").click();
            assertThat(window.button("Log in")).isVisible();
            window.page().reload();
            assertThat(window.button("Log in")).isVisible();
            assertThat(window.errors()).isEqualTo(List.of());
        }
    }

    private static String csrf(Window window) {
        return window.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("csrftoken"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }
}
