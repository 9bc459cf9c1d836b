package org.annotationtracking.attached;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import org.annotationtracking.Person;
import org.annotationtracking.live.Follower;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped routing in a real nginx, before this service and something that says what doccano was asked for. */
@QuarkusTest
@WithTestResource(
        value = DoccanoDatabase.class,
        initArgs = {
            @ResourceArg(name = DoccanoDatabase.GENERATION, value = "V1_8_4"),
            @ResourceArg(name = "quarkus.http.proxy.trusted-proxies", value = "127.0.0.1")
        })
class RoutingTest extends Attached {

    @TempDir
    Path folder;

    HttpServer doccano8000;
    Nginx nginx;

    @BeforeEach
    void start() throws IOException {
        doccano8000 = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        doccano8000.createContext("/", exchange -> {
            byte[] asked = ("doccano: " + exchange.getRequestMethod() + " " + exchange.getRequestURI()).getBytes(UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, asked.length);
            exchange.getResponseBody().write(asked);
            exchange.close();
        });
        doccano8000.start();
        nginx = Nginx.start(folder, doccano8000.getAddress().getPort(), RestAssured.port);
    }

    @AfterEach
    void stop() {
        if (nginx != null) {
            nginx.close();
        }
        doccano8000.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/projects/P/examples",
        "GET, /v1/projects/P/examples/?limit=1&confirmed=",
        "GET, /v1/projects/P/examples/E",
        "GET, /v1/projects/P/examples/export?format=jsonl",
        "GET, /v1/projects/P/examples/E/states",
        "POST, /v1/projects/P/examples/E/states",
        "GET, /v1/projects/P/metrics/progress",
        "GET, /v1/projects/P/metrics/member-progress/",
        "GET, /v1/projects/P/tracking/review-stats",
        "POST, /v1/projects/P/tracking/E/lock/",
        "POST, /v1/projects/P/tracking/mark-submitted",
        "GET, /v1/projects/P/tracking/E/history",
        "GET, /v1/me/tokens",
        "GET, /tracking/"
    })
    void what_is_ours_comes_here(String method, String path) {
        long example = example();
        String here = path.replace("P", "" + team.project()).replace("E", "" + example);

        String answer = through(team.annotator(), method, here, "{\"example_id\":" + example + "}");

        assertThat(answer).isNotEmpty().doesNotStartWith("doccano: ");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /",
        "GET, /projects/1/dataset",
        "GET, /v1/me",
        "POST, /v1/auth/login/",
        "GET, /v1/projects/1",
        "POST, /v1/projects/1/examples",
        "DELETE, /v1/projects/1/examples",
        "PATCH, /v1/projects/1/examples/2",
        "PUT, /v1/projects/1/examples/2",
        "GET, /v1/projects/1/examples/2/categories",
        "GET, /v1/projects/1/examples/2/spans/3",
        "GET, /v1/projects/1/metrics/category-distribution",
        "GET, /v1/projects/1/comments?example=2",
        "POST, /v1/projects/1/upload",
        "GET, /v1/projects/1/trackings",
        "GET, /media/a/b.wav"
    })
    void everything_else_goes_to_doccano(String method, String path) {
        assertThat(through(team.annotator(), method, path, "{}")).isEqualTo("doccano: " + method + " " + path);
    }

    @Test
    void the_next_page_is_where_the_client_asked() {
        example();
        example();

        spec(team.annotator())
                .get("/v1/projects/" + team.project() + "/examples?limit=1")
                .then()
                .statusCode(200)
                .body("next", startsWith("http://127.0.0.1:" + nginx.port() + "/v1/projects/"))
                .body("results[0].filename", equalTo("http://127.0.0.1:" + nginx.port() + "/media/"));
    }

    @Test
    void events_pass_as_they_happen() {
        long example = example();
        URI events = URI.create("http://127.0.0.1:" + nginx.port() + team.path("/tracking/events"));
        try (Follower follower = Follower.of(events, team.manager(), 0L)) {
            team.lock(team.annotator(), example).statusCode(200);

            assertThat(follower.take(1)).extracting(Follower.Event::id).containsExactly(1L);
        }
    }

    @Test
    void the_page_has_its_slash() {
        spec(team.annotator())
                .redirects()
                .follow(false)
                .get("/tracking?project=1")
                .then()
                .statusCode(308)
                .header("Location", startsWith("http://127.0.0.1"))
                .header("Location", endsWith("/tracking/?project=1"));
    }

    private String through(Person who, String method, String path, String body) {
        RequestSpecification request = spec(who);
        if (!method.equals("GET")) {
            request.contentType(ContentType.JSON).body(body);
        }
        return request.request(method, path).asString();
    }

    private RequestSpecification spec(Person who) {
        return who.asks().port(nginx.port());
    }
}
