package org.annotationtracking.fuzz;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The running service, to send drafts at. */
final class Target {
    /** Beyond it a request counts as hanging. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();

    /** What came of a draft. */
    record Outcome(int status, String type, String body) {}

    Outcome send(Draft draft, Ground ground) throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + RestAssured.port + ground.fill(draft.path()));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        String token = ground.token(draft.caller());
        if (!token.isEmpty()) {
            request.header("Authorization", "Token " + token);
        }
        draft.headers().forEach(request::header);
        byte[] body = draft.body(ground);
        request.method(draft.method(), body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        try {
            HttpResponse<String> answer = http.send(request.build(), Target::text);
            return new Outcome(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The text; of a stream of events, which has no end, only that it began. */
    private static BodySubscriber<String> text(ResponseInfo answer) {
        boolean endless = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
        return endless
                ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), Target::closed)
                : BodySubscribers.ofString(StandardCharsets.UTF_8);
    }

    private static String closed(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // It was to end anyway.
        }
        return "";
    }
}
