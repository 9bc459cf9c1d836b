package org.annotationtracking.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions in Django's table: begun here or by doccano, ended here or by doccano. */
@ServiceTest
class SessionTest {

    @Inject
    World world;

    Team team;
    Person person;

    @BeforeEach
    void newTeam() {
        team = world.team();
        person = team.annotator();
    }

    @Test
    void a_login_gives_the_cookies_that_doccano_gives() {
        world.execute("UPDATE auth_user SET password = ? WHERE id = ?", Browser.HASH, person.id());

        Response answer = Browser.login(person.name(), Browser.PASSWORD);

        answer.then().statusCode(200).body("size()", equalTo(1)).body("key", equalTo(person.token()));
        Cookie session = answer.detailedCookie("sessionid");
        assertThat(session.getValue()).matches("[a-z0-9]{32}");
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.getMaxAge()).isEqualTo(1_209_600);
        assertThat(session.getPath()).isEqualTo("/");
        assertThat(session.getSameSite()).isEqualTo("Lax");
        Cookie csrf = answer.detailedCookie("csrftoken");
        assertThat(csrf.getValue()).matches("[A-Za-z0-9]{32}");
        assertThat(csrf.isHttpOnly()).isFalse();
        assertThat(csrf.getMaxAge()).isEqualTo(31_449_600);
        assertThat(world.number(
                        "SELECT count(*) FROM django_session WHERE session_key = ?"
                                + " AND expire_date BETWEEN clock_timestamp() + interval '13 days 23 hours'"
                                + " AND clock_timestamp() + interval '14 days'",
                        session.getValue()))
                .isEqualTo(1);
    }

    @Test
    void the_cookie_opens_what_its_owner_may_open_and_wins_over_a_token() {
        Browser browser = Browser.of(world, person);

        browser.gets("/v1/me").statusCode(200).body("username", equalTo(person.name()));
        browser.gets(team.path("/examples")).statusCode(200);
        browser.gets("/ops/schema").statusCode(403);
        browser.asks()
                .header("Authorization", "Token " + team.admin().token())
                .get("/v1/me")
                .then()
                .body("username", equalTo(person.name()));
    }

    @Test
    void a_cookie_that_opens_nothing_leaves_the_word_to_the_token() {
        person.asks()
                .cookie("sessionid", "nosuchsession0123456789abcdefghij")
                .get("/v1/me")
                .then()
                .statusCode(200);
        RestAssured.given()
                .cookie("sessionid", "nosuchsession0123456789abcdefghij")
                .get("/v1/me")
                .then()
                .statusCode(403)
                .body("detail", equalTo("Authentication credentials were not provided."));
    }

    @Test
    void a_new_password_ends_every_session_with_the_next_request() {
        Browser browser = Browser.of(world, person);
        Browser other = Browser.of(world, person);
        browser.gets("/v1/me").statusCode(200);

        world.execute("UPDATE auth_user SET password = ? WHERE id = ?", Passwords.hash("new"), person.id());

        browser.gets("/v1/me").statusCode(403);
        other.gets("/v1/me").statusCode(403);
        person.gets("/v1/me").statusCode(200);
    }

    @Test
    void an_account_or_a_membership_taken_away_is_gone_with_the_next_request() {
        Browser browser = Browser.of(world, person);

        world.execute("DELETE FROM projects_member WHERE user_id = ?", person.id());
        browser.gets(team.path("/examples")).statusCode(403);
        browser.gets("/v1/me").statusCode(200);

        world.execute("UPDATE auth_user SET is_active = false WHERE id = ?", person.id());
        browser.gets("/v1/me").statusCode(403);
        world.execute("UPDATE auth_user SET is_active = true WHERE id = ?", person.id());
        browser.gets("/v1/me").statusCode(200);

        world.execute("DELETE FROM auth_user WHERE id = ?", person.id());
        browser.gets("/v1/me").statusCode(403);
    }

    @Test
    void a_session_ends_with_its_row_and_with_its_time() {
        Browser removed = Browser.of(world, person);
        Browser runOut = Browser.of(world, person);

        world.execute("DELETE FROM django_session WHERE session_key = ?", removed.session());
        world.execute(
                "UPDATE django_session SET expire_date = clock_timestamp() WHERE session_key = ?", runOut.session());

        removed.gets("/v1/me").statusCode(403);
        runOut.gets("/v1/me").statusCode(403);
    }

    @Test
    void logging_out_ends_this_session_only_and_leaves_the_token() {
        Browser here = Browser.of(world, person);
        Browser there = Browser.of(world, person);

        here.means()
                .post("/v1/auth/logout/")
                .then()
                .statusCode(200)
                .body("detail", equalTo("Successfully logged out."))
                .header("Set-Cookie", matchesPattern("sessionid=\"\"; expires=Thu, 01 Jan 1970.*Max-Age=0.*"));

        here.gets("/v1/me").statusCode(403);
        there.gets("/v1/me").statusCode(200);
        person.gets("/v1/me").statusCode(200);
        RestAssured.get("/v1/auth/logout/").then().statusCode(405);
    }

    @Test
    void logging_in_again_ends_the_session_one_came_with() {
        Browser before = Browser.of(world, person);

        String after = before.means()
                .body("{\"username\":\"%s\",\"password\":\"%s\"}".formatted(person.name(), Browser.PASSWORD))
                .post("/v1/auth/login/")
                .then()
                .statusCode(200)
                .extract()
                .cookie("sessionid");

        assertThat(after).isNotEqualTo(before.session());
        before.gets("/v1/me").statusCode(403);
    }
}
