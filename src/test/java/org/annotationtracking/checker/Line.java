package org.annotationtracking.checker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.annotationtracking.Person;
import org.jspecify.annotations.Nullable;

/** One person's line to the service, through whichever instance answers. */
final class Line {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int ATTEMPTS = 40;

    private final String base;
    private final Person person;
    private final List<Node> nodes;
    private final Random random;
    private int sent;

    Line(long project, Person person, List<Node> nodes, Random random) {
        this.base = "/v1/projects/" + project + "/tracking/";
        this.person = person;
        this.nodes = nodes;
        this.random = random;
    }

    /**
     * Does one thing. Two of three carry a key and are sent again, to another instance if need be, until their answer is
     * known; the others are not, and what became of them may stay unknown.
     */
    Operation does(Kind kind, long example, @Nullable Long epoch, String path, @Nullable String body) {
        String key =
                kind != Kind.LOOK && random.nextInt(3) > 0 ? UUID.randomUUID().toString() : "";
        List<String> requests = new ArrayList<>();
        long invoked = now();
        Answer answer = Answer.UNKNOWN;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<URI> address = nodes.get(random.nextInt(nodes.size())).address();
            if (address.isEmpty()) {
                pause(10);
                continue;
            }
            String id = person.name() + "-" + sent++;
            requests.add(id);
            Optional<Answer> heard = ask(kind, example, request(address.get(), path, body, id, key), key.isEmpty());
            if (heard.isPresent()) {
                answer = heard.get();
                break;
            }
            pause(50);
        }
        return new Operation(kind, person.id(), example, epoch, requests, invoked, now(), answer);
    }

    /** Empty when it is worth asking again. */
    private Optional<Answer> ask(Kind kind, long example, HttpRequest request, boolean once) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            JsonNode body = JSON.readTree(response.body());
            // Not at the moment, and it says when: a load balancer would have taken another instance.
            boolean later = response.headers().firstValue("Retry-After").isPresent();
            if (response.statusCode() == 503 && later) {
                return once ? Optional.of(Answer.UNKNOWN) : Optional.empty();
            }
            boolean inFlight = body.path("code").asText().equals("request_in_flight");
            return inFlight ? Optional.empty() : Optional.of(answer(kind, example, response.statusCode(), body));
        } catch (ConnectException | HttpConnectTimeoutException neverSent) {
            return Optional.empty();
        } catch (JsonProcessingException nonsense) {
            throw new AssertionError(nonsense);
        } catch (IOException lost) {
            return once ? Optional.of(Answer.UNKNOWN) : Optional.empty();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return Optional.of(Answer.UNKNOWN);
        }
    }

    private HttpRequest request(URI address, String path, @Nullable String body, String id, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(base + path))
                .timeout(PATIENCE)
                .header("Authorization", "Token " + person.token())
                .header("X-Request-Id", id);
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        if (body != null) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        }
        return request.build();
    }

    private Answer answer(Kind kind, long example, int status, JsonNode body) {
        List<Grant> grants = new ArrayList<>();
        if (status == 200 && (kind == Kind.LOCK || kind == Kind.RENEW)) {
            grants.add(grant(example, body));
        }
        if (status == 200 && kind == Kind.CLAIM) {
            body.path("results")
                    .forEach(one ->
                            grants.add(grant(one.path("example").path("id").asLong(), one.path("lock"))));
        }
        JsonNode until = body.path("lock_expires_at");
        return new Answer(
                status,
                body.path("code").asText(""),
                status == 200 ? body.path("status").asText(null) : null,
                number(body.path("version")),
                number(body.path("lock_epoch")),
                until.isTextual() ? micros(until.asText()) : null,
                body.path("message").asText().equals("Lock broken"),
                grants);
    }

    private Grant grant(long example, JsonNode lock) {
        long until = micros(lock.path("lock_expires_at").asText());
        return new Grant(
                example,
                person.id(),
                lock.path("lock_epoch").asLong(),
                micros(lock.path("locked_at").asText()),
                until
                        - TimeUnit.MILLISECONDS.toMicros(
                                lock.path("expires_in_ms").asLong()),
                until);
    }

    private static @Nullable Long number(JsonNode node) {
        return node.isNumber() ? node.asLong() : null;
    }

    private static long micros(String time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
