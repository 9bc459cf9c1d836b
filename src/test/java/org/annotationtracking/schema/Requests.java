package org.annotationtracking.schema;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.annotationtracking.Person;
import org.annotationtracking.Team;
import org.annotationtracking.TestDatabase;
import org.annotationtracking.World;

/** One request for each operation, that succeeds on a database as it should be; each has an example of its own to work on. */
final class Requests {
    private final Team team;
    private final World world;
    private final Standing standing;
    private final List<Request> requests = new ArrayList<>();

    private record Request(String operation, Person who, String path, String body, Predicate<Response> done) {}

    Requests(World world) {
        this.world = world;
        this.team = world.team();
        this.standing = new Standing(world, team);
        accounts();
        projects();
        examples();
        decisions();
        leases();
        numbers();
        members();
        comments();
        curation();
        programs();
    }

    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        requests.forEach(request -> operations.add(request.operation()));
        return operations;
    }

    /** The operations that fail, each asked once. */
    Set<String> failing() {
        Set<String> failing = new TreeSet<>();
        requests.stream()
                .filter(request -> !request.done().test(ask(request)))
                .map(Request::operation)
                .forEach(failing::add);
        return failing;
    }

    private void accounts() {
        Person annotator = team.annotator();
        add("POST /v1/auth/login", annotator, "", """
                {"username": "admin", "password": "%s"}
                """.formatted(TestDatabase.ADMIN_PASSWORD));
        add("POST /v1/auth/logout", annotator, "", "{}");
        add("GET /v1/auth/user", annotator, "", "");
        add("GET /v1/me", annotator, "", "");
        add("PUT /v1/auth/user", annotator, "", "{\"username\": \"%s\"}".formatted(annotator.name()));
        add("PATCH /v1/auth/user", annotator, "", "{\"first_name\": \"Ann\"}");
        add("GET /v1/roles", annotator, "", "");
        add("GET /v1/users", annotator, "?q=person", "");
        add("POST /v1/users/create", team.superuser(), "", """
                {"username": "%s", "password1": "%2$s", "password2": "%2$s"}
                """.formatted(
                        "u" + UUID.randomUUID().toString().substring(0, 8), "Only-for-tests-1"));
    }

    /** What other programs come by; a webhook is not made, since it needs an address of somebody else's. */
    private void programs() {
        add("GET /v1/health", team.annotator(), "", "");
        add("GET /v1/me/tokens", team.annotator(), "", "");
        add("POST /v1/me/tokens", team.annotator(), "", "{\"name\": \"a script\", \"scopes\": [\"read\"]}");
        add("GET /v1/projects/{project}/tracking/webhooks", team.admin(), "", "");
    }

    private void projects() {
        add("GET /v1/projects", team.annotator(), "", "");
        add("POST /v1/projects", team.superuser(), "", """
                {"name": "another", "description": "", "project_type": "DocumentClassification"}
                """);
        add("GET /v1/projects/{project}", team.annotator(), "", "");
        add("GET /v1/projects/{project}/my-role", team.annotator(), "", "");
        add("GET /v1/projects/{project}/members", team.admin(), "", "");
        long role = world.number("SELECT id FROM roles_role WHERE name = 'annotator'");
        add("POST /v1/projects/{project}/members", team.admin(), "", """
                {"user": %d, "role": %d}
                """.formatted(
                        team.stranger().id(), role));
    }

    private void members() {
        long role = world.number("SELECT id FROM roles_role WHERE name = 'annotation_approver'");
        String other = "{\"role\": %d}".formatted(role);
        about("GET /v1/projects/{project}/members/{member}", team.admin(), standing.member(), "");
        about("PATCH /v1/projects/{project}/members/{member}", team.admin(), standing.member(), other);
        Person whole = world.member(team.project(), "annotator");
        about(
                "PUT /v1/projects/{project}/members/{member}",
                team.admin(),
                standing.membership(whole),
                "{\"user\": %d, \"role\": %d}".formatted(whole.id(), role));
        add("DELETE /v1/projects/{project}/members", team.admin(), "", "{\"ids\": [%d]}".formatted(standing.member()));
    }

    private void comments() {
        Person annotator = team.annotator();
        String text = "{\"text\": \"is this right?\"}";
        add("GET /v1/projects/{project}/comments", annotator, "", "");
        add("POST /v1/projects/{project}/comments", annotator, "?example=" + standing.pending(), text);
        about("GET /v1/projects/{project}/comments/{comment}", annotator, standing.comment(), "");
        about("PUT /v1/projects/{project}/comments/{comment}", annotator, standing.comment(), text);
        about("PATCH /v1/projects/{project}/comments/{comment}", annotator, standing.comment(), text);
        about("DELETE /v1/projects/{project}/comments/{comment}", annotator, standing.comment(), "");
        add("DELETE /v1/projects/{project}/comments", annotator, "", "{\"ids\": [%d]}".formatted(standing.comment()));
    }

    private void curation() {
        String changed = "{\"text\": \"changed\"}";
        about("PATCH /v1/projects/{project}/examples/{example}", team.admin(), standing.pending(), changed);
        about("PUT /v1/projects/{project}/examples/{example}", team.admin(), standing.pending(), changed);
        about("DELETE /v1/projects/{project}/examples/{example}", team.admin(), standing.pending(), "");
        add(
                "DELETE /v1/projects/{project}/examples",
                team.admin(),
                "",
                "{\"ids\": [%d]}".formatted(standing.pending()));
        add("PATCH /v1/projects/{project}", team.admin(), "", "{\"description\": \"changed\"}");
        add("PUT /v1/projects/{project}", team.admin(), "", """
                {"name": "changed", "description": "changed", "project_type": "DocumentClassification"}
                """);
        add("GET /v1/projects/{project}/metrics/progress", team.annotator(), "", "");
        add("GET /v1/projects/{project}/metrics/member-progress", team.annotator(), "", "");
        // The last of all: there is nothing left behind it.
        Team doomed = world.team();
        doomed.example();
        requests.add(new Request(
                "DELETE /v1/projects/{project}",
                doomed.admin(),
                doomed.path(""),
                "{\"confirm\": \"delete-all\"}",
                Requests::isDone));
    }

    private void examples() {
        add("GET /v1/projects/{project}/examples", team.annotator(), "", "");
        add("POST /v1/projects/{project}/examples", team.admin(), "", "{\"text\": \"new\"}");
        about("GET /v1/projects/{project}/examples/{example}", team.annotator(), standing.pending(), "");
        about("GET /v1/projects/{project}/examples/{example}/states", team.annotator(), standing.pending(), "");
        about("POST /v1/projects/{project}/examples/{example}/states", team.annotator(), standing.pending(), "{}");
        add("GET /v1/projects/{project}/examples/export", team.annotator(), "?format=jsonl", "");
        String line = "{\"text\": \"imported\"}\n";
        requests.add(new Request(
                "POST /v1/projects/{project}/examples/import",
                team.admin(),
                "/examples/import",
                line,
                answer -> isDone(answer) && answer.jsonPath().getInt("imported") == 1));
    }

    private void decisions() {
        add(
                "POST /v1/projects/{project}/tracking/mark-submitted",
                team.annotator(),
                "",
                "{\"example_id\": %d}".formatted(standing.pending()));
        act("withdraw", team.annotator(), standing.submitted(), "{}");
        act("approve", team.approver(), standing.submitted(), "{}");
        act("reject", team.approver(), standing.submitted(), "{\"review_notes\": \"because\"}");
        act("reopen", team.manager(), standing.decided("rejected"), "{}");
        act("skip", team.annotator(), standing.pending(), "{\"reason\": \"hard\"}");
        long skipped = standing.pending();
        world.execute(
                "INSERT INTO skipped_example (project_id, example_id, skipped_by_id) VALUES (?, ?, ?::int)",
                team.project(),
                skipped,
                team.annotator().id());
        act("unskip", team.annotator(), skipped, "{}");
        requests.add(new Request(
                "POST /v1/projects/{project}/tracking/bulk",
                team.manager(),
                "/tracking/bulk",
                "{\"action\": \"approve\", \"ids\": [%d]}".formatted(standing.submitted()),
                answer -> isDone(answer) && answer.jsonPath().getInt("succeeded") == 1));
    }

    private void leases() {
        act("lock", team.annotator(), standing.pending(), "{}");
        act("unlock", team.annotator(), standing.held(), "{}");
        act("lock/break", team.manager(), standing.held(), "{\"reason\": \"gone home\"}");
        requests.add(new Request(
                "POST /v1/projects/{project}/tracking/claim",
                team.otherAnnotator(),
                "/tracking/claim",
                "{\"kind\": \"annotate\"}",
                answer -> isDone(answer) && answer.jsonPath().getList("results").size() == 1));
        add("GET /v1/projects/{project}/tracking/lock-settings", team.annotator(), "", "");
        add("PUT /v1/projects/{project}/tracking/lock-settings", team.admin(), "", "{\"lock_ttl_seconds\": 600}");
        look("status", standing.pending());
        look("history", standing.pending());
        look("lock-status", standing.pending());
    }

    private void numbers() {
        add("GET /v1/projects/{project}/tracking/review-stats", team.annotator(), "", "");
        add("GET /v1/projects/{project}/tracking/changes", team.annotator(), "", "");
        add("GET /v1/projects/{project}/tracking/summary", team.manager(), "", "");
    }

    private void look(String what, long example) {
        about("GET /v1/projects/{project}/tracking/{example}/" + what, team.annotator(), example, "");
    }

    private void act(String act, Person who, long example, String body) {
        about("POST /v1/projects/{project}/tracking/{example}/" + act, who, example, body);
    }

    private void about(String operation, Person who, long example, String body) {
        String path = operation.replaceFirst(".*\\{project}", "").replaceFirst("\\{\\w+}", Long.toString(example));
        requests.add(new Request(operation, who, path, body, Requests::isDone));
    }

    private void add(String operation, Person who, String query, String body) {
        boolean inProject = operation.contains("{project}");
        String path = inProject ? operation.replaceFirst(".*\\{project}", "") : operation.replaceFirst("^\\w+ ", "");
        requests.add(new Request(operation, who, path + query, body, Requests::isDone));
    }

    private static boolean isDone(Response answer) {
        return answer.statusCode() < 300;
    }

    private Response ask(Request request) {
        String path = request.path().startsWith("/v1/") ? request.path() : team.path(request.path());
        RequestSpecification asked = request.who().asks();
        String method = request.operation().replaceFirst(" .*", "");
        if (!request.body().isEmpty()) {
            asked = asked.contentType(path.endsWith("/import") ? "application/x-ndjson" : "application/json")
                    .body(request.body().getBytes(StandardCharsets.UTF_8));
        }
        return asked.request(method, path);
    }
}
