package org.annotationtracking.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.annotationtracking.Readiness;
import org.annotationtracking.ServiceTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** doccano's Python client at work in a session: our own list of its calls, and the recorded one where it is. */
@ServiceTest
class ClientCallsTest {

    private static final Path RECORDED = Path.of("../shared/fixtures/doccano/doccano_client_calls.txt");
    private static final Pattern CALL = Pattern.compile("^ +([A-Z]+) (\\S+) body=(.*) -> (\\d+)$", Pattern.MULTILINE);

    /** What the client is answered otherwise; docs/doccano.md has the reasons. */
    private static final Map<String, Integer> OTHERWISE =
            Map.of("GET /v1/projects/1/metrics/category-distribution", 404, "DELETE /v1/projects/4/examples", 400);

    @Inject
    Jdbi jdbi;

    private DoccanoWorld world;
    private Replay replay;
    private ClientSession client;

    @BeforeEach
    void newWorld() {
        Readiness.await(Duration.ofSeconds(60));
        world = new DoccanoWorld(jdbi, 5_000_000);
        world.make();
        String address = "http://127.0.0.1:" + RestAssured.port;
        replay = new Replay(address, world);
        client = new ClientSession(address);
    }

    @AfterEach
    void clear() {
        world.remove();
    }

    @Test
    void a_session_works_from_login_to_logout() {
        assertThat(client.send("GET", "/v1/me", "").statusCode()).isEqualTo(403);
        assertThat(client.login("mgr", "wrong").statusCode()).isEqualTo(400);
        assertThat(client.login("mgr", DoccanoWorld.PASSWORD).statusCode()).isEqualTo(200);
        assertThat(client.send("GET", "/v1/me", "").body()).contains("\"username\":\"mgr\"");
        assertThat(asks("PUT", "/v1/projects/1/examples/2", "{\"text\":\"by session\"}"))
                .isEqualTo(200);
        assertThat(asks("POST", "/v1/projects/1/examples/2/states", "")).isEqualTo(201);
        assertThat(asks("DELETE", "/v1/projects/1/examples", "{\"ids\":[10]}")).isEqualTo(204);
        assertThat(client.send("POST", "/v1/auth/logout/", "").statusCode()).isEqualTo(200);
        assertThat(client.send("GET", "/v1/me", "").statusCode()).isEqualTo(403);
    }

    @Test
    void every_call_of_the_client_is_answered_as_the_table_says() throws IOException {
        ClientTable table = new ClientTable("http://127.0.0.1:" + RestAssured.port, replay);

        assertThat(table.differences(false)).isEmpty();
        assertThat(ClientTable.calls()).hasSizeGreaterThan(50);
    }

    @Test
    void every_recorded_call_is_answered_as_recorded() throws IOException {
        assumeTrue(Files.exists(RECORDED), "The recording is not here: " + RECORDED);
        Map<String, String> differences = new TreeMap<>();
        int calls = 0;

        Matcher call = CALL.matcher(Files.readString(RECORDED));
        while (call.find()) {
            calls++;
            String body = call.group(3).equals("None") ? "" : call.group(3);
            String named = call.group(1) + " " + call.group(2);
            int expected = OTHERWISE.getOrDefault(named, Integer.parseInt(call.group(4)));
            int status = asks(call.group(1), call.group(2), body);
            if (status != expected) {
                differences.put(named, "expected " + expected + " but was " + status);
            }
        }

        assertThat(differences).isEmpty();
        assertThat(calls).isGreaterThan(40);
    }

    private int asks(String method, String path, String body) {
        return client.send(method, replay.moved(path), replay.movedBody(body)).statusCode();
    }
}
