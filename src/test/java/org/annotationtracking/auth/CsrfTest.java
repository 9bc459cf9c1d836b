package org.annotationtracking.auth;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that a cookie speaks for: meant by the person, or refused with Django's reason. */
@ServiceTest
class CsrfTest {

    private static final String OTHER_SECRET = "AbCdEfGhIjKlMnOpQrStUvWxYz012345";

    @Inject
    World world;

    Team team;
    Browser browser;
    String path;

    @BeforeEach
    void newTeam() {
        team = world.team();
        browser = Browser.of(world, team.annotator());
        path = team.tracking(team.example(), "lock");
    }

    @Test
    void a_request_that_shows_the_secret_is_let_in() {
        browser.means().post(path).then().statusCode(200);
        browser.means().post(path + "/").then().statusCode(200);
        browser.means().header("Origin", origin()).post(path).then().statusCode(200);
    }

    @Test
    void each_other_is_told_why_not() {
        refused(browser.asks(), "CSRF cookie not set.");
        refused(browser.asks().cookie("csrftoken", "short"), "CSRF cookie has incorrect length.");
        refused(browser.asks().cookie("csrftoken", browser.csrf()), "CSRF token missing.");
        refused(
                browser.asks().cookie("csrftoken", browser.csrf()).header("X-CSRFToken", OTHER_SECRET),
                "CSRF token from the 'X-Csrftoken' HTTP header incorrect.");
        refused(
                browser.asks().cookie("csrftoken", browser.csrf()).header("X-CSRFToken", "short"),
                "CSRF token from the 'X-Csrftoken' HTTP header has incorrect length.");
        refused(
                browser.means().header("Origin", "http://evil.example"),
                "Origin checking failed - http://evil.example does not match any trusted origins.");
        refused(browser.means().header("X-Forwarded-Proto", "https"), "Referer checking failed - no Referer.");
    }

    @Test
    void a_secure_request_names_where_it_comes_from() {
        String secure = origin().replace("http:", "https:");

        browser.means()
                .header("X-Forwarded-Proto", "https")
                .header("Referer", secure + "/projects/1")
                .post(path)
                .then()
                .statusCode(200);
        browser.means()
                .header("X-Forwarded-Proto", "https")
                .header("Origin", secure)
                .post(path)
                .then()
                .statusCode(200);
    }

    @Test
    void reading_needs_no_secret_and_a_token_alone_needs_none() {
        browser.gets(team.path("/examples")).statusCode(200);
        team.lock(team.annotator(), team.example()).statusCode(200);
    }

    @Test
    void a_session_beside_a_token_still_needs_the_secret() {
        refused(
                browser.asks()
                        .header("Authorization", "Token " + team.annotator().token()),
                "CSRF cookie not set.");
    }

    @Test
    void nobody_is_logged_in_or_out_behind_their_back() {
        for (String way : new String[] {"/v1/auth/login/", "/v1/auth/logout/"}) {
            browser.asks()
                    .contentType(ContentType.JSON)
                    .body("{\"username\":\"x\",\"password\":\"y\"}")
                    .post(way)
                    .then()
                    .statusCode(403)
                    .body("detail", equalTo("CSRF Failed: CSRF cookie not set."));
        }
        browser.gets("/v1/me").statusCode(200);
    }

    private void refused(RequestSpecification request, String reason) {
        request.contentType(ContentType.JSON)
                .body("{}")
                .post(path)
                .then()
                .statusCode(403)
                .body("code", equalTo("csrf_failed"))
                .body("detail", equalTo("CSRF Failed: " + reason));
    }

    private static String origin() {
        return "http://127.0.0.1:" + RestAssured.port;
    }
}
