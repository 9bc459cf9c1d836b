package org.annotationtracking.claim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.annotationtracking.Person;

/** Somebody who asks for work again and again, through a client so plain that the service is what takes the time. */
final class Claimer {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Person person;
    private final String tracking;
    private final List<Long> claimNanos = new ArrayList<>();

    Claimer(Person person, long project) {
        this.person = person;
        this.tracking = "http://127.0.0.1:%d/v1/projects/%d/tracking/".formatted(RestAssured.port, project);
    }

    /** What the service said. */
    record Answer(int status, JsonNode body) {}

    Person person() {
        return person;
    }

    /** How long each claim took, to its answer. */
    List<Long> claimNanos() {
        return claimNanos;
    }

    JsonNode claim(String kind, int count) {
        long start = System.nanoTime();
        Answer answer = post("claim", "{\"kind\":\"%s\",\"count\":%d}".formatted(kind, count));
        claimNanos.add(System.nanoTime() - start);
        if (answer.status() != 200) {
            throw new AssertionError("claim answered " + answer);
        }
        return answer.body();
    }

    Answer post(String act, String json) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(tracking + act))
                .header("Authorization", "Token " + person.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
