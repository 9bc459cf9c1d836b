package org.annotationtracking.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every write of the API document takes a key and says so; a new one that does not fails here. */
@ServiceTest
class EveryWriteTest {

    /**
     * What keeps no answers, and says so: the answer of a login, a new password, token or webhook is a secret, logging out or
     * revoking twice is as good as once, an import is many transactions, and a test call leaves the house.
     */
    private static final Set<String> WITHOUT = Set.of(
            "POST /v1/auth/login",
            "POST /v1/auth/logout",
            "POST /v1/auth/password/change",
            "POST /v1/me/tokens",
            "DELETE /v1/me/tokens/{token}",
            "POST /v1/projects/{project}/examples/import",
            "POST /v1/projects/{project}/tracking/webhooks",
            "POST /v1/projects/{project}/tracking/webhooks/{webhook}/secret",
            "POST /v1/projects/{project}/tracking/webhooks/{webhook}/test");

    private static final Set<String> VERBS = Set.of("POST", "PUT", "PATCH", "DELETE");

    @Inject
    World world;

    Team team;
    private long example;

    @BeforeEach
    void newTeam() {
        team = world.team();
        example = team.example();
    }

    @Test
    void the_document_says_which_take_a_key() {
        Map<String, Map<String, Object>> writes = writes();

        assertThat(writes).containsKeys(WITHOUT.toArray(String[]::new)).hasSizeGreaterThan(18);
        writes.forEach(
                (write, operation) -> assertThat(takesKey(operation)).as(write).isEqualTo(!WITHOUT.contains(write)));
    }

    @TestFactory
    List<DynamicTest> each_of_them_does() {
        return writes().keySet().stream()
                .filter(write -> !WITHOUT.contains(write))
                .map(write -> DynamicTest.dynamicTest(write, () -> {
                    newTeam();
                    refusesBadKey(write);
                    answersAgainAsBefore(write);
                }))
                .toList();
    }

    private void refusesBadKey(String write) {
        // Whoever may, hears of it; whether the rest of the request makes sense is looked at later.
        Response answer = send(whoMay(write), write, " ");

        answer.then().statusCode(400).body("code", equalTo("invalid_idempotency_key"));
    }

    private void answersAgainAsBefore(String write) {
        Person who = whoMay(write);
        String key = UUID.randomUUID().toString();

        Response first = send(who, write, key);
        Response again = send(who, write, key);

        assertThat(first.statusCode()).as(first.asString()).isLessThan(500);
        again.then().statusCode(first.statusCode()).header("Idempotent-Replayed", "true");
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
    }

    private Person whoMay(String write) {
        return List.of(team.superuser(), team.annotator()).stream()
                .filter(person -> send(person, write, "").statusCode() != 403)
                .findFirst()
                .orElseThrow();
    }

    /** The same body for everybody: what it comes to does not matter, that it comes to the same does. */
    private Response send(Person who, String write, String key) {
        String[] words = write.split(" ");
        String path = words[1].replace("{project}", Long.toString(team.project()))
                .replace("{example}", Long.toString(example))
                .replaceAll("\\{(member|comment|webhook)}", "999999999");
        assertThat(path).doesNotContain("{");
        var request = who.asks().contentType(ContentType.JSON).body("{}");
        return (key.isEmpty() ? request : request.header("Idempotency-Key", key)).request(words[0], path);
    }

    private static boolean takesKey(Map<String, Object> operation) {
        return operation.get("parameters") instanceof List<?> parameters
                && parameters.stream()
                        .anyMatch(one ->
                                one instanceof Map<?, ?> parameter && "Idempotency-Key".equals(parameter.get("name")));
    }

    /** The operations under /v1 that change something, by verb and path. */
    private static Map<String, Map<String, Object>> writes() {
        JsonPath document = RestAssured.get("/q/openapi?format=json").jsonPath();
        Map<String, Map<String, Map<String, Object>>> paths = document.getMap("paths");
        Map<String, Map<String, Object>> writes = new TreeMap<>();
        paths.forEach((path, operations) -> operations.forEach((verb, operation) -> {
            String method = verb.toUpperCase(Locale.ROOT);
            if (path.startsWith("/v1/") && VERBS.contains(method)) {
                writes.put(method + " " + path, operation);
            }
        }));
        return writes;
    }
}
