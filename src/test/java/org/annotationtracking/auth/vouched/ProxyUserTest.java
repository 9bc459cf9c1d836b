package org.annotationtracking.auth.vouched;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.TestDatabase;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A header that says who somebody is: believed from the trusted proxy, and from nobody else. */
@ServiceTest
class ProxyUserTest {

    @Inject
    World world;

    Team team;
    Person person;

    @BeforeEach
    void newTeam() throws IOException {
        team = world.team();
        person = team.annotator();
        assumeTrue(canComeFrom(TestDatabase.PROXY), "This machine has one address of its own only");
    }

    @Test
    void the_trusted_proxy_says_who_it_is() {
        throughProxy(person.name()).get("/v1/me").then().statusCode(200).body("username", equalTo(person.name()));
        throughProxy(person.name()).get(team.path("/examples")).then().statusCode(200);
        throughProxy(person.name()).get(team.path("/members")).then().statusCode(403);
    }

    @Test
    void nobody_else_does() {
        for (String forwarded : new String[] {"X-Forwarded-For", "Forwarded", "X-Real-IP"}) {
            RestAssured.given()
                    .header(TestDatabase.PROXY_HEADER, person.name())
                    .header(forwarded, forwarded.equals("Forwarded") ? "for=127.0.0.2" : "127.0.0.2")
                    .get("/v1/me")
                    .then()
                    .statusCode(403)
                    .body("detail", equalTo("Authentication credentials were not provided."));
        }
    }

    @Test
    void what_it_speaks_for_must_be_meant() {
        String path = team.tracking(team.example(), "lock");
        throughProxy(person.name())
                .contentType(ContentType.JSON)
                .body("{}")
                .post(path)
                .then()
                .statusCode(403)
                .body("detail", equalTo("CSRF Failed: CSRF cookie not set."));

        String secret = throughProxy(person.name()).get("/v1/me").cookie("csrftoken");

        throughProxy(person.name())
                .cookie("csrftoken", secret)
                .header("X-CSRFToken", secret)
                .contentType(ContentType.JSON)
                .body("{}")
                .post(path)
                .then()
                .statusCode(200);
    }

    @Test
    void a_name_without_an_active_account_is_nobody_whatever_cookie_comes_along() {
        throughProxy("nobody at all").get("/v1/me").then().statusCode(403);
        world.execute("UPDATE auth_user SET is_active = false WHERE id = ?", person.id());
        throughProxy(person.name()).get("/v1/me").then().statusCode(403);
        throughProxy(person.name())
                .header(TestDatabase.PROXY_HEADER, team.admin().name())
                .get("/v1/me")
                .then()
                .statusCode(403);
    }

    private static RequestSpecification throughProxy(String username) {
        return RestAssured.given()
                .config(RestAssured.config()
                        .httpClient(HttpClientConfig.httpClientConfig()
                                .setParam("http.route.local-address", address(TestDatabase.PROXY))))
                .header(TestDatabase.PROXY_HEADER, username);
    }

    private static boolean canComeFrom(String address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(address(address), 0));
            return true;
        } catch (java.net.BindException notOurs) {
            return false;
        }
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (java.net.UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
