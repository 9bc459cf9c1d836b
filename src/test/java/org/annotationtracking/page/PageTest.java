package org.annotationtracking.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import org.annotationtracking.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page is where people look for it, and its files carry the headers that keep it safe and fresh. */
@ServiceTest
class PageTest {

    @ParameterizedTest
    @CsvSource({
        "/,                           tracking/",
        "/tracking,                   tracking/",
        "/tracking?project=1&q=a%20b, tracking/?project=1&q=a%20b",
    })
    void the_root_and_the_bare_name_lead_to_the_page(String path, String target) {
        given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(302)
                .header("Location", target);
    }

    @ParameterizedTest
    @CsvSource({
        "/tracking/,           text/html",
        "/tracking/?project=1, text/html",
        "/tracking/.,          text/html",
        "/tracking/index.html, text/html",
        "/tracking/table.js,   text/javascript",
        "/tracking/live.js,    text/javascript",
        "/tracking/drawer.js,  text/javascript",
        "/tracking/i18n/bo.json, application/json",
        "/tracking/style.css,  text/css",
        "/tracking/icon.svg,   image/svg+xml",
    })
    void every_file_of_the_page_comes_with_its_headers(String path, String type) {
        given().get(path)
                .then()
                .statusCode(200)
                .contentType(startsWith(type))
                .header(
                        "Content-Security-Policy",
                        "default-src 'self'; media-src 'self' http: https:; frame-ancestors 'none'; base-uri 'none'; "
                                + "form-action 'self'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "no-cache");
    }

    @Test
    void a_file_that_has_not_changed_is_not_sent_again() {
        String modified = given().get("/tracking/table.js").header("Last-Modified");

        Response again = given().header("If-Modified-Since", modified).get("/tracking/table.js");

        again.then().statusCode(304).header("Cache-Control", "no-cache");
    }

    @Test
    void the_page_holds_nothing_its_own_policy_forbids() {
        String html = given().get("/tracking/").asString();

        assertThat(html)
                .doesNotContain("<style", " style=", "http://", "https://")
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern("\\son[a-z]+=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tracking/nothing-here", "/tracking/nothing/here.js", "/trackings"})
    void what_is_not_a_file_of_the_page_stays_a_json_404(String path) {
        given().get(path).then().statusCode(404).contentType(containsString("json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/v1/nothing-here", "/trackings"})
    void the_policy_of_the_page_is_not_put_on_anything_else(String path) {
        given().get(path).then().header("Content-Security-Policy", equalTo(null));
    }

    @Test
    void the_root_answers_nothing_but_reading() {
        given().post("/").then().statusCode(not(equalTo(302)));
    }
}
