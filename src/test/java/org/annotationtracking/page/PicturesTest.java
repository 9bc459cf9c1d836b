package org.annotationtracking.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Draws the pictures of the documentation from the page itself; only when asked to, for no two browsers draw alike. */
@ServiceTest
@EnabledIfSystemProperty(named = "page.pictures", matches = "write")
class PicturesTest {

    private static final Path PICTURES = Path.of("docs", "pictures");
    private static final List<String> TEXTS = List.of(
            "The fog lifted before ten and the rest of the day was bright and still.",
            "བོད་ཡིག་འབྲི་ཀློག་བྱེད་པ་ནི་ཉིན་རེའི་ལས་ཀ་ཡིན།",
            "Der Zug hält an jedem kleinen Bahnhof, und niemand hat es eilig.",
            "She wrote the letter twice and sent neither copy.",
            "མེ་ཏོག་དམར་པོ་ཞིག་སྒེའུ་ཁུང་གི་འགྲམ་དུ་བཞད་འདུག",
            "Le marché ferme à midi, sauf le samedi.",
            "Three keys hung by the door, and none of them fitted.");

    @Inject
    World world;

    Team team;
    Person tenzin;
    Person pema;

    @BeforeEach
    void work() {
        team = world.team();
        tenzin = named(team.annotator(), "tenzin");
        pema = named(team.approver(), "pema");
        world.execute("UPDATE projects_project SET name = 'Everyday sentences' WHERE id = ?", team.project());
        for (int number = 0; number < 40; number++) {
            String text = TEXTS.get(number % TEXTS.size());
            long example = world.example(team.project(), text + (number < TEXTS.size() ? "" : " (" + number + ")"));
            world.execute(
                    "UPDATE examples_example SET meta = jsonb_build_object('topic', ?::text) WHERE id = ?",
                    number % 2 == 0 ? "weather" : "letters",
                    example);
            stand(example, number % 8);
        }
    }

    private void stand(long example, int standing) {
        if (standing < 5) {
            team.submit(tenzin, example).statusCode(200);
        }
        if (standing < 3) {
            team.act(pema, example, "approve").statusCode(200);
        } else if (standing == 3) {
            pema.posts(team.tracking(example, "reject"), "{\"review_notes\":\"Please look at the last word again.\"}")
                    .statusCode(200);
        } else if (standing == 6) {
            team.lock(tenzin, example).statusCode(200);
        }
    }

    @Test
    void the_table_by_light_in_the_dark_and_on_a_phone() {
        draw("table", new Browser.NewContextOptions().setViewportSize(1280, 860), "");
        draw(
                "table-dark",
                new Browser.NewContextOptions().setViewportSize(1280, 860).setColorScheme(ColorScheme.DARK),
                "");
        draw(
                "table-phone",
                new Browser.NewContextOptions().setViewportSize(390, 844).setIsMobile(true),
                "");
    }

    @Test
    void an_example_in_the_drawer_and_the_page_in_tibetan() {
        try (Window window =
                open(new Browser.NewContextOptions().setViewportSize(1280, 860)).as(world, pema, "?status=submitted")) {
            assertThat(window.rows()).not().hasCount(0);
            window.rows().first().locator(".open").click();
            assertThat(window.page().locator("#history > li")).not().hasCount(0);
            draw(window, "drawer");
        }
        var tibetan = new Browser.NewContextOptions().setViewportSize(1280, 860).setLocale("bo");
        draw("table-tibetan", tibetan, "");
    }

    private void draw(String name, Browser.NewContextOptions options, String query) {
        try (Window window = open(options)) {
            window.page().navigate("/tracking/" + query);
            window.page().locator("#username").fill(pema.name());
            setPassword(pema);
            window.page().locator("#password").fill(Window.PASSWORD);
            window.page().locator("#login button").click();
            assertThat(window.rows()).hasCount(10);
            assertThat(window.page().locator("#done")).not().isEmpty();
            if (!name.contains("phone")) {
                window.page().locator("#team summary").click();
                assertThat(window.page().locator("#people > tr")).not().hasCount(0);
            }
            draw(window, name);
        }
    }

    private void setPassword(Person who) {
        Window.open().as(world, who, "").close();
    }

    private static void draw(Window window, String name) {
        window.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + ".png"))
                        .setAnimations(ScreenshotAnimations.DISABLED));
    }

    private Person named(Person who, String name) {
        String own = name + "-" + who.id();
        world.execute("UPDATE auth_user SET username = ? WHERE id = ?", own, who.id());
        return new Person(who.id(), own, who.token());
    }

    private static Window open(Browser.NewContextOptions options) {
        return Window.open(RestAssured.baseURI + ":" + RestAssured.port, options);
    }
}
