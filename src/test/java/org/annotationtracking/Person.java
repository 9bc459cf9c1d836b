package org.annotationtracking;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Somebody with an account and a token, who asks the service for things. */
public record Person(long id, String name, String token) {

    public RequestSpecification asks() {
        return RestAssured.given().header("Authorization", "Token " + token);
    }

    public ValidatableResponse gets(String path) {
        return asks().get(path).then();
    }

    public ValidatableResponse posts(String path, String json) {
        return asks().contentType(ContentType.JSON).body(json).post(path).then();
    }
}
