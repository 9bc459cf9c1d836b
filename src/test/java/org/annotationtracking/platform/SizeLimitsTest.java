package org.annotationtracking.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.annotationtracking.platform.Wire.Answer;
import org.annotationtracking.platform.Wire.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything has a largest size, and who goes beyond it is told so. */
@ServiceTest
class SizeLimitsTest {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final long GIBIBYTE = 1024L * MEBIBYTE;

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void a_body_of_exactly_one_mebibyte_is_read() throws IOException {
        Request create = Request.of("POST", team.path("/examples")).by(team.admin());
        String frame = "{\"meta\":\"\"}";
        String body = frame.replace("\"\"", "\"" + "a".repeat(MEBIBYTE - frame.length()) + "\"");

        assertThat(create.json(body).send().status()).isEqualTo(201);
        Refused.with(413, create.json(body + " ").send());
    }

    @Test
    void eleven_megabytes_are_413_to_a_client_that_reads_after_writing() throws IOException {
        Written written = Written.soFar(world);
        byte[] body = "a".repeat(11_000_000).getBytes(StandardCharsets.UTF_8);

        Refused.with(
                413,
                Request.of("POST", team.path("/examples"))
                        .by(team.admin())
                        .json(body)
                        .send());
        Refused.with(403, Request.of("POST", team.path("/examples")).json(body).send());
        Refused.with(404, Request.of("POST", "/nowhere").json(body).send());

        written.nothingSince();
    }

    @Test
    void eleven_megabytes_are_413_to_an_ordinary_client() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RestAssured.port + team.path("/examples")))
                .header("Authorization", "Token " + team.admin().token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[11_000_000]))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"too_large\"");
    }

    @Test
    void the_413_is_there_while_the_client_still_sends() throws IOException {
        try (Socket socket = Wire.open()) {
            socket.getOutputStream().write(head("Content-Length: " + GIBIBYTE));
            Wire.flood(socket, new byte[MEBIBYTE], 2 * MEBIBYTE);

            byte[] start = socket.getInputStream().readNBytes(12);

            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void a_body_without_end_is_ended() throws IOException {
        try (Socket socket = Wire.open()) {
            socket.getOutputStream().write(head("Transfer-Encoding: chunked"));
            byte[] chunk = ("10000\r\n" + "a".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);

            long sent = Wire.flood(socket, chunk, GIBIBYTE);

            assertThat(sent).isLessThan(GIBIBYTE);
            Refused.with(413, Answer.parse(Wire.readAll(socket)));
        }
    }

    @Test
    void a_body_without_end_is_ended_where_nobody_reads_it() throws IOException {
        try (Socket socket = Wire.open()) {
            socket.getOutputStream()
                    .write("POST /nowhere HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("10000\r\n" + "a".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);

            assertThat(Wire.flood(socket, chunk, GIBIBYTE)).isLessThan(GIBIBYTE);
            Refused.with(404, Answer.parse(Wire.readAll(socket)));
        }
    }

    @Test
    void long_headers_are_431_and_long_addresses_414() throws IOException {
        Request list = Request.of("GET", team.path("/examples")).by(team.admin());

        Refused.with(431, list.with("X-Long", "a".repeat(30_000)).send());
        Refused.with(
                414,
                Request.of("GET", team.path("/examples?q=" + "a".repeat(6000)))
                        .by(team.admin())
                        .send());
        assertThat(list.with("X-Long", "a".repeat(8000)).send().status()).isEqualTo(200);
    }

    private byte[] head(String length) {
        return ("POST " + team.path("/examples") + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Authorization: Token " + team.admin().token() + "\r\n" + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
