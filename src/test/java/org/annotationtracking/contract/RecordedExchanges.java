package org.annotationtracking.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Exchanges with a running doccano, as they were written down: who asked is told by their titles. */
final class RecordedExchanges {

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

    private RecordedExchanges() {}

    /** Those of a file but the left out ones; where there is no such file the test is skipped. */
    static List<Exchange> of(String file, Set<String> leftOut) throws IOException {
        Path recording = RECORDINGS.resolve(file);
        assumeTrue(Files.exists(recording), "SKIPPED LOUDLY: the recording is not here: " + recording);
        return ExchangeFile.recorded(recording).stream()
                .filter(exchange -> !leftOut.contains(exchange.name()))
                .map(exchange -> pages(exchange.by(who(exchange.name()))))
                .toList();
    }

    /** What an exchange is sent with instead of its person's token; empty for nothing. */
    static Map<String, String> headers(Exchange exchange, Replay replay) {
        String header = switch (exchange.name()) {
            case "me bad token" -> "Token " + "0".repeat(40);
            case "me malformed token (no credentials)" -> "Token";
            case "me malformed token (spaces)" -> "Token a b";
            case "me Bearer scheme" -> "Bearer abc";
            case "me lower-case token keyword" -> "token " + replay.token("ann1");
            default -> "";
        };
        return header.isEmpty() ? Map.of() : Map.of("Authorization", header);
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
