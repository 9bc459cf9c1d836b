package org.annotationtracking.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.restassured.RestAssured;
import java.nio.file.Path;
import org.annotationtracking.PackagedService;
import org.annotationtracking.PackagedService.Launch;
import org.annotationtracking.Team;
import org.annotationtracking.TestFolders;
import org.annotationtracking.World;
import org.annotationtracking.platform.embedded.CrashingPostgres;
import org.annotationtracking.platform.embedded.JdbcCoordinates;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two browsers on two instances of the packaged service with one database; {@link LiveTableTest} is the short form. */
@Tag("soak")
class TwoInstancesIT {

    private static final double A_SECOND = 1000;
    private static final double TO_COME_BACK = 45_000;

    @Test
    void a_lock_is_seen_on_the_other_instance_and_both_catch_up_after_a_kill() throws Exception {
        Path folder = TestFolders.empty("two-instances");
        try (CrashingPostgres database = CrashingPostgres.start(folder)) {
            JdbcCoordinates address = database.coordinates();
            Launch launch = Launch.in(folder)
                    .with("QUARKUS_DATASOURCE_JDBC_URL", address.url())
                    .with("QUARKUS_DATASOURCE_USERNAME", address.username())
                    .with("QUARKUS_DATASOURCE_PASSWORD", address.password());
            try (PackagedService one = launch.start().awaitReady();
                    PackagedService other = launch.start().awaitReady()) {
                RestAssured.port = one.baseUrl().getPort();
                World world = new World(Jdbi.create(address.url(), address.username(), address.password()));
                Team team = world.team();
                long example = team.example();
                long missed = team.example();
                try (Window here = open(one).as(world, team.annotator(), "");
                        Window there = open(other).as(world, team.manager(), "")) {
                    following(here, team, missed);
                    following(there, team, missed);

                    here.row(example).locator(".open").click();
                    here.button("Lock").click();
                    Locator lock = there.row(example).locator(".lock");
                    assertThat(here.page().locator("#drawer header .lock")).isVisible();
                    assertThat(lock).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(A_SECOND));
                    assertThat(lock).containsText(team.annotator().name());

                    int port = other.baseUrl().getPort();
                    other.kill9();
                    here.button("Submit").click();
                    assertThat(here.row(example).locator(".badge")).hasText("submitted");
                    team.submit(team.annotator(), missed).statusCode(200);
                    try (PackagedService again = launch.with("QUARKUS_HTTP_PORT", Integer.toString(port))
                            .with("PORT", Integer.toString(port))
                            .start()
                            .awaitReady()) {
                        assertThat(there.row(example).locator(".badge")).hasText("submitted", patiently());
                        assertThat(there.row(missed).locator(".badge")).hasText("submitted", patiently());
                        assertThat(here.row(missed).locator(".badge")).hasText("submitted");
                        RestAssured.port = again.baseUrl().getPort();
                        team.act(team.approver(), missed, "approve").statusCode(200);
                        assertThat(there.row(missed).locator(".badge")).hasText("approved");
                        assertThat(here.row(missed).locator(".badge")).hasText("approved");
                    }
                }
            }
        }
    }

    private static LocatorAssertions.HasTextOptions patiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(TO_COME_BACK);
    }

    private static Window open(PackagedService service) {
        String origin = "http://127.0.0.1:" + service.baseUrl().getPort();
        return Window.open(origin, new Browser.NewContextOptions());
    }

    /** Waits until the table hears of what is done, by something done. */
    private static void following(Window window, Team team, long example) {
        assertThat(window.row(example)).isVisible();
        Locator lock = window.row(example).locator(".lock");
        team.lock(team.annotator(), example).statusCode(200);
        assertThat(lock).isVisible();
        team.annotator().posts(team.tracking(example, "unlock"), "{}").statusCode(200);
        assertThat(lock).isHidden();
    }
}
