package org.annotationtracking.auth;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.annotationtracking.Person;
import org.annotationtracking.Team;
import org.annotationtracking.World;

/** One caller of every kind, and what the service answers each; paths go out as they are given. */
final class Callers {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Team team;
    private final Map<String, String> tokens = new LinkedHashMap<>();

    Callers(World world) {
        team = world.team();
        // A project that has examples is not deleted by a body that does not say so.
        team.example();
        Person inactive = world.person(true, false);
        Person revoked = world.member(team.project(), "project_admin");
        world.execute("DELETE FROM authtoken_token WHERE user_id = ?", revoked.id());
        Person removed = world.member(team.project(), "project_admin");
        world.execute("DELETE FROM projects_member WHERE user_id = ?", removed.id());
        tokens.put("anonymous", "");
        tokens.put("unknown token", "0".repeat(40));
        tokens.put("inactive", inactive.token());
        tokens.put("revoked", revoked.token());
        tokens.put("removed", removed.token());
        tokens.put("stranger", team.stranger().token());
        tokens.put("other project's admin", world.team().admin().token());
        tokens.put("annotator", team.annotator().token());
        tokens.put("approver", team.approver().token());
        tokens.put("manager", team.manager().token());
        tokens.put("admin", team.admin().token());
        tokens.put("superuser", team.superuser().token());
    }

    Team team() {
        return team;
    }

    Set<String> kinds() {
        return tokens.keySet();
    }

    /** A path of the API document, for an example, a member or a comment that is not there: whoever is let in changes nothing. */
    String path(String template) {
        return template.replace("{project}", Long.toString(team.project())).replaceAll("\\{\\w+}", "999999999");
    }

    HttpResponse<String> ask(String kind, String method, String path) {
        String token = tokens.get(kind);
        return ask(method, path, token.isEmpty() ? Map.of() : Map.of("Authorization", "Token " + token));
    }

    static HttpResponse<String> ask(String method, String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        boolean reads = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
        if (!reads) {
            request.header("Content-Type", path.contains("/import") ? "text/plain" : "application/json");
        }
        request.method(method, reads ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        try {
            return HTTP.send(request.build(), Callers::body);
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(method + " " + path, failed);
        }
    }

    /** The answer's text; of a stream of events, which has no end, only that it began. */
    private static BodySubscriber<String> body(ResponseInfo answer) {
        return answer.headers()
                        .firstValue("Content-Type")
                        .filter(type -> type.startsWith("text/event-stream"))
                        .isPresent()
                ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), stream -> "")
                : BodySubscribers.ofString(StandardCharsets.UTF_8);
    }
}
