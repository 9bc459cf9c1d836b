package org.annotationtracking.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.World;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions and cookies that somebody changed: out, and never a failure. */
@ServiceTest
class TamperedSessionTest {

    @Inject
    World world;

    @Inject
    Jdbi jdbi;

    Person person;

    @BeforeEach
    void newPerson() {
        person = world.team().annotator();
    }

    @Test
    void no_tampered_session_is_let_in_or_fails() {
        Browser browser = Browser.of(world, person);
        String good = jdbi.withHandle(
                sql -> sql.select("SELECT session_data FROM django_session WHERE session_key = ?", browser.session())
                        .mapTo(String.class)
                        .one());
        List<String> let = new ArrayList<>();

        List<String> variants = tampered(good);
        for (String data : variants) {
            world.execute("UPDATE django_session SET session_data = ? WHERE session_key = ?", data, browser.session());
            int status = browser.gets("/v1/me").extract().statusCode();
            if (status != 403) {
                let.add(status + " " + data);
            }
        }

        assertThat(variants).hasSizeGreaterThan(20);
        assertThat(let).isEmpty();
        world.execute("UPDATE django_session SET session_data = ? WHERE session_key = ?", good, browser.session());
        browser.gets("/v1/me").statusCode(200);
    }

    @Test
    void no_cookie_however_odd_is_let_in_or_fails() {
        Browser browser = Browser.of(world, person);
        String key = browser.session();

        for (String cookie : List.of(
                "",
                "'",
                "%00",
                key.toUpperCase(java.util.Locale.ROOT),
                key + "a",
                key.substring(1),
                key + " x",
                "x".repeat(5000),
                "ünïcode-cookie",
                "' OR 1=1 --",
                "../../etc/passwd",
                "\"" + key,
                key + "%00")) {
            RestAssured.given()
                    .header("Cookie", "sessionid=" + cookie)
                    .get("/v1/me")
                    .then()
                    .statusCode(403);
        }
        RestAssured.given()
                .header("Cookie", "sessionid=x; sessionid=" + key)
                .get("/v1/me")
                .then()
                .statusCode(200);
        RestAssured.given()
                .header("Cookie", "sessionid=" + key + "; sessionid=x")
                .get("/v1/me")
                .then()
                .statusCode(403);
    }

    private static List<String> tampered(String good) {
        String[] parts = good.split(":");
        String body = parts[0];
        String time = parts[1];
        String signature = parts[2];
        List<String> variants = new ArrayList<>(List.of(
                "",
                ":",
                "::",
                body,
                body + ":" + time,
                body + ":" + time + ":",
                body + "::" + signature,
                ":" + time + ":" + signature,
                body + ":" + time + ":" + signature + "=",
                body + ":" + time + ":" + signature.substring(1),
                body + ":" + time + ":" + signature.toLowerCase(java.util.Locale.ROOT),
                body + ":" + time + "0:" + signature,
                body + ":0:" + signature,
                body.substring(1) + ":" + time + ":" + signature,
                "." + body + ":" + time + ":" + signature,
                " " + good,
                good + "\n",
                good + ":" + signature,
                good.replace(':', ';'),
                "eyJfYXV0aF91c2VyX2lkIjoiMSJ9:" + time + ":" + signature,
                "{\"_auth_user_id\":\"1\"}",
                "ünïcode:" + time + ":" + signature));
        for (int place = 0; place < good.length(); place += 9) {
            char other = good.charAt(place) == 'A' ? 'B' : 'A';
            variants.add(good.substring(0, place) + other + good.substring(place + 1));
        }
        return variants;
    }
}
