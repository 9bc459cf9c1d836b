package org.annotationtracking.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing on the page keeps people from using it: by light and in the dark, on a desk and on a phone. */
@ServiceTest
class AccessibilityTest {

    private static final int PHONE_WIDTH = 360;

    @Inject
    World world;

    Team team;

    @BeforeEach
    void oneOfEachStanding() {
        team = world.team();
        world.example(team.project(), "བོད་སྐད་ཀྱི་ཚིག་གཅིག");
        team.submittedExample();
        team.approvedExample();
        team.rejectedExample();
        team.lock(team.annotator(), team.example()).statusCode(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void nothing_serious_is_found(ColorScheme colours) {
        try (Window window = open(new Browser.NewContextOptions().setColorScheme(colours))) {
            window.page().navigate("/tracking/");
            assertThat(window.button("Log in")).isVisible();
            assertThat(findings(window.page())).isEqualTo(List.of());

            window.as(world, team.annotator(), "");
            assertThat(window.rows()).hasCount(5);
            assertThat(findings(window.page())).isEqualTo(List.of());
        }
    }

    @Test
    void on_a_phone_everything_is_within_the_width() {
        var phone = new Browser.NewContextOptions()
                .setViewportSize(PHONE_WIDTH, 740)
                .setHasTouch(true)
                .setIsMobile(true);
        world.example(team.project(), "long".repeat(200));
        try (Window window = open(phone).as(world, team.annotator(), "")) {
            assertThat(window.rows()).hasCount(6);

            assertThat(window.page().evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(PHONE_WIDTH);
            assertThat(findings(window.page())).isEqualTo(List.of());
        }
    }

    private static Window open(Browser.NewContextOptions options) {
        return Window.open(RestAssured.baseURI + ":" + RestAssured.port, options);
    }

    /** What axe holds for serious or worse: the rule, and where. */
    private static List<String> findings(Page page) {
        page.evaluate(axe());
        Object found = page.evaluate("""
                async () => (await axe.run()).violations
                    .filter((one) => ['serious', 'critical'].includes(one.impact))
                    .flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target} ${node.failureSummary}`))
                """);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String axe() {
        String file = "/META-INF/resources/webjars/axe-core/" + System.getProperty("axe.version") + "/axe.min.js";
        try (InputStream in = Objects.requireNonNull(AccessibilityTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
