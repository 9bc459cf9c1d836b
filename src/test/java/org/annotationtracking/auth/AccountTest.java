package org.annotationtracking.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people change of their own accounts. */
@ServiceTest
class AccountTest {

    private static final String CHANGE = "/v1/auth/password/change/";

    @Inject
    World world;

    Person person;

    @BeforeEach
    void newPerson() {
        world.team();
        person = world.person(false, true);
    }

    @Test
    void names_are_changed_and_nothing_else() {
        String name = person.name() + "-renamed";

        sends("PUT", "{\"username\":\"%s\",\"first_name\":\"A\",\"email\":\"x@y.z\",\"pk\":1}".formatted(name))
                .statusCode(200)
                .body("pk", equalTo((int) person.id()))
                .body("username", equalTo(name))
                .body("email", equalTo(""))
                .body("first_name", equalTo("A"));
        sends("PATCH", "{\"last_name\":\"B\"}").statusCode(200).body("first_name", equalTo("A"));

        person.gets("/v1/auth/user/").body("username", equalTo(name)).body("last_name", equalTo("B"));
    }

    @Test
    void a_name_that_is_taken_missing_or_unusable_is_refused() {
        String taken = world.person(false, true).name();

        sends("PUT", "{\"username\":\"%s\"}".formatted(taken))
                .statusCode(400)
                .body("username", hasItem("A user with that username already exists."));
        sends("PUT", "{}").statusCode(400).body("username", hasItem("This field is required."));
        sends("PATCH", "{\"username\":\"a b\"}").statusCode(400);
        sends("PUT", "{\"username\":\"%s\"}".formatted(person.name())).statusCode(200);
    }

    @Test
    void a_new_password_ends_every_session_but_the_one_that_asked() {
        Browser asking = Browser.of(world, person);
        Browser other = Browser.of(world, person);

        Response changed = asking.means()
                .body("{\"new_password1\":\"another one\",\"new_password2\":\"another one\"}")
                .post(CHANGE);

        changed.then().statusCode(200).body("detail", equalTo("New password has been saved."));
        other.gets("/v1/me").statusCode(403);
        asking.gets("/v1/me").statusCode(403);
        new Browser(changed.cookie("sessionid"), changed.cookie("csrftoken"))
                .gets("/v1/me")
                .statusCode(200)
                .body("username", equalTo(person.name()));
        person.gets("/v1/me").statusCode(200);
        assertThat(Browser.login(person.name(), Browser.PASSWORD).statusCode()).isEqualTo(400);
        assertThat(Browser.login(person.name(), "another one").statusCode()).isEqualTo(200);
    }

    @Test
    void a_password_that_is_short_or_said_in_two_ways_is_refused() {
        Browser browser = Browser.of(world, person);

        person.posts(CHANGE, "{\"new_password1\":\"another one\",\"new_password2\":\"another\"}")
                .statusCode(400)
                .body("new_password2", hasItem("The two password fields didn't match."));
        person.posts(CHANGE, "{\"new_password1\":\"short\",\"new_password2\":\"short\"}")
                .statusCode(400);
        person.posts(CHANGE, "{}").statusCode(400).body("new_password1", hasItem("This field is required."));

        browser.gets("/v1/me").statusCode(200);
    }

    @Test
    void a_token_changes_the_password_and_gets_no_cookies() {
        Response changed = person.asks()
                .contentType(ContentType.JSON)
                .body("{\"new_password1\":\"another one\",\"new_password2\":\"another one\"}")
                .post(CHANGE);

        changed.then().statusCode(200);
        assertThat(changed.cookies()).isEmpty();
        assertThat(Browser.login(person.name(), "another one").statusCode()).isEqualTo(200);
    }

    private ValidatableResponse sends(String verb, String json) {
        return person.asks()
                .contentType(ContentType.JSON)
                .body(json)
                .request(verb, "/v1/auth/user/")
                .then();
    }
}
