package org.annotationtracking.auth;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.annotationtracking.Person;
import org.annotationtracking.World;

/** Somebody who came in by password and has cookies speak for them. */
record Browser(String session, String csrf) {

    static final String PASSWORD = "correct horse";

    /** The password, as Django hashes it; computed with another program. */
    static final String HASH =
            "pbkdf2_sha256$1000$seasalt0123456789abcdef$UuMlmOWagyCzPDx0ztstgpJGDUdgxSyokH0Gb+k0Q0c=";

    /** Gives a person the password and logs in with it. */
    static Browser of(World world, Person person) {
        world.execute("UPDATE auth_user SET password = ? WHERE id = ?", HASH, person.id());
        Response answer = login(person.name(), PASSWORD);
        return new Browser(answer.cookie("sessionid"), answer.cookie("csrftoken"));
    }

    static Response login(String username, String password) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password))
                .post("/v1/auth/login/");
    }

    /** A request with the session alone. */
    RequestSpecification asks() {
        return RestAssured.given().cookie("sessionid", session);
    }

    ValidatableResponse gets(String path) {
        return asks().get(path).then();
    }

    /** A request that shows the secret, as doccano's front end does. */
    RequestSpecification means() {
        return asks().cookie("csrftoken", csrf)
                .header("X-CSRFToken", csrf)
                .contentType(ContentType.JSON)
                .body("{}");
    }
}
