package org.annotationtracking.auth.vouched;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.annotationtracking.auth.session.Sessions;
import org.annotationtracking.auth.session.Sessions.Claim;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.DomainException.Kind;
import org.jboss.logging.Logger;

/** Doccano, asked who it thinks a session is. */
final class Doccano {

    /** Marks our questions, so that a proxy that leads them back to us makes no circle. */
    static final String QUESTION = "X-Tracking-Introspection";

    private static final Logger LOG = Logger.getLogger(Doccano.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final URI me;
    private final AtomicBoolean silent = new AtomicBoolean();

    Doccano(String address) {
        me = URI.create(address.replaceFirst("/+$", "") + "/v1/me");
    }

    /** Whether it sees the claimed account behind the session. Refuses with 503 when it does not say. */
    boolean accepts(Claim claim) {
        HttpRequest question = HttpRequest.newBuilder(me)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Cookie", Sessions.COOKIE + "=" + claim.key())
                .header(QUESTION, "1")
                .build();
        try {
            HttpResponse<String> answer = http.send(question, BodyHandlers.ofString());
            boolean good = judge(answer, claim);
            silent.set(false);
            return good;
        } catch (IOException unusable) {
            throw noAnswer(unusable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw noAnswer(stopped);
        }
    }

    private static boolean judge(HttpResponse<String> answer, Claim claim) throws IOException {
        int status = answer.statusCode();
        if (status == 401 || status == 403) {
            return false;
        }
        JsonNode id = status == 200 ? JSON.readTree(answer.body()).path("id") : JSON.missingNode();
        if (!id.canConvertToLong()) {
            throw new IOException("status " + status + ", and nobody's id in its answer");
        }
        return id.asLong() == claim.userId();
    }

    private DomainException noAnswer(Exception reason) {
        if (!silent.getAndSet(true)) {
            String text = reason instanceof JsonProcessingException ? "what it answers is no JSON" : reason.toString();
            LOG.warnf("Doccano does not say who a session is, at %s: %s", me, text);
        }
        return new DomainException(
                Kind.UNAVAILABLE, "identity_unavailable", "Doccano cannot be asked just now who you are.");
    }
}
