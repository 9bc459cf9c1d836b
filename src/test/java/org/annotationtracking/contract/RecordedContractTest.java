package org.annotationtracking.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.annotationtracking.Readiness;
import org.annotationtracking.ServiceTest;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What running doccanos answered, asked again: same status, same JSON, but for the deviations. */
@ServiceTest
class RecordedContractTest {

    private static final Logger LOG = Logger.getLogger(RecordedContractTest.class);
    private static final Path RECORDINGS = Path.of("../shared/fixtures/doccano");
    private static final Pattern PERSON = Pattern.compile("\\b(mgr|ann1|ann2|appr|outsider|superuser|anon)\\b");
    private static final Pattern GOOD_LIMIT = Pattern.compile("[?&]limit=[1-9]");

    /** Whom a title does not name. Everybody else is the manager of the projects. */
    private static final Map<String, String> UNNAMED = Map.ofEntries(
            Map.entry("auth/user", "ann1"),
            Map.entry("me", "ann1"),
            Map.entry("me good token", "ann1"),
            Map.entry("my-role", "ann1"),
            Map.entry("members annotator", "ann1"),
            Map.entry("example detail", "ann1"),
            Map.entry("project detail 404 (admin)", "root"),
            Map.entry("states post empty body (doccano-client)", "ann1"),
            Map.entry("states 404 example", "ann1"),
            Map.entry("states PUT not allowed", "ann1"),
            Map.entry("states toggle", "ann1"),
            Map.entry("comments create", "ann1"),
            Map.entry("comments create no text", "ann1"),
            Map.entry("comments create no example", "ann1"),
            Map.entry("comments update other user", "ann2"),
            Map.entry("comments delete bulk", "ann1"),
            Map.entry("progress", "ann1"));

    @Inject
    Jdbi jdbi;

    @Test
    void doccano_1_8_5_answered_the_same() throws IOException {
        replay("doccano_http_transcript.md", 1_000_000, StandaloneDeviations.from185(), 100);
    }

    @Test
    void doccano_1_8_4_answered_the_same() throws IOException {
        replay("doccano_1.8.4_http_transcript.md", 2_000_000, StandaloneDeviations.from184(), 20);
    }

    private void replay(String file, long distance, Map<String, Deviation> deviations, int atLeast) throws IOException {
        Path recording = RECORDINGS.resolve(file);
        assumeTrue(Files.exists(recording), "The recording is not here: " + recording);
        Readiness.await(Duration.ofSeconds(60));
        DoccanoWorld world = new DoccanoWorld(jdbi, distance);
        world.make();
        try {
            Replay replay = new Replay("http://127.0.0.1:" + RestAssured.port, world);
            Map<String, List<String>> differences = new TreeMap<>();
            int asked = 0;
            for (Exchange recorded : ExchangeFile.recorded(recording)) {
                if (StandaloneDeviations.ELSEWHERE.contains(recorded.name())) {
                    continue;
                }
                asked++;
                Deviation deviation = deviations.get(recorded.name());
                List<String> found =
                        ask(replay, world, Deviation.apply(deviation, pages(recorded.by(who(recorded.name())))));
                if (!found.isEmpty()) {
                    differences.put(recorded.name(), found);
                }
            }
            LOG.infof("%s: %d exchanges, %d deviations", file, asked, deviations.size());
            assertThat(differences).isEmpty();
            assertThat(asked).isGreaterThanOrEqualTo(atLeast);
        } finally {
            world.remove();
        }
    }

    private static List<String> ask(Replay replay, DoccanoWorld world, Exchange exchange) {
        String header = switch (exchange.name()) {
            case "me bad token" -> "Token " + "0".repeat(40);
            case "me malformed token (no credentials)" -> "Token";
            case "me malformed token (spaces)" -> "Token a b";
            case "me Bearer scheme" -> "Bearer abc";
            case "me lower-case token keyword" -> "token " + world.token("ann1");
            default -> "";
        };
        return replay.differences(exchange, header.isEmpty() ? Map.of() : Map.of("Authorization", header));
    }

    private static String who(String title) {
        if (title.startsWith("login")) {
            return Exchange.NOBODY;
        }
        String unnamed = UNNAMED.get(title);
        Matcher person = PERSON.matcher(title);
        String named = unnamed == null && person.find() ? person.group(1) : unnamed == null ? "mgr" : unnamed;
        return switch (named) {
            case "superuser" -> "root";
            case "anon" -> Exchange.NOBODY;
            default -> named;
        };
    }

    /** doccano's page has five rows where nobody says how many, ours ten: the first five are compared. */
    private static Exchange pages(Exchange exchange) {
        boolean unsaid = exchange.path().contains("/examples")
                && !GOOD_LIMIT.matcher(exchange.path()).find();
        return unsaid && exchange.json().contains("limit=5&offset=5")
                ? new Exchange(
                        exchange.name(),
                        exchange.who(),
                        exchange.method(),
                        exchange.path(),
                        exchange.body(),
                        exchange.status(),
                        exchange.json().replace("limit=5&offset=5", "limit=10&offset=10"),
                        true)
                : exchange;
    }
}
