package org.annotationtracking.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every operation of the API document, asked by every kind of caller: let in, or 403. */
@ServiceTest
class AccessMatrixTest {

    private static final Set<String> ANYONE = Set.of(
            "anonymous",
            "unknown token",
            "inactive",
            "revoked",
            "removed",
            "stranger",
            "other project's admin",
            "annotator",
            "approver",
            "manager",
            "admin",
            "superuser");
    private static final Set<String> LOGGED_IN = Set.of(
            "removed", "stranger", "other project's admin", "annotator", "approver", "manager", "admin", "superuser");
    private static final Set<String> MEMBERS = Set.of("annotator", "approver", "manager", "admin", "superuser");
    private static final Set<String> ANNOTATORS = Set.of("annotator");
    private static final Set<String> REVIEWERS = Set.of("approver", "manager", "admin", "superuser");
    private static final Set<String> MANAGERS = Set.of("manager", "admin", "superuser");
    private static final Set<String> ADMINS = Set.of("admin", "superuser");
    private static final Set<String> SUPERUSERS = Set.of("superuser");

    /** Whom each operation lets in; it must hold every operation of the API document, and no other. */
    static final Map<String, Set<String>> LET_IN = Map.ofEntries(
            Map.entry("POST /v1/auth/login", ANYONE),
            Map.entry("POST /v1/auth/logout", ANYONE),
            Map.entry("GET /healthz", ANYONE),
            Map.entry("GET /v1/auth/user", LOGGED_IN),
            Map.entry("PUT /v1/auth/user", LOGGED_IN),
            Map.entry("PATCH /v1/auth/user", LOGGED_IN),
            Map.entry("POST /v1/auth/password/change", LOGGED_IN),
            Map.entry("GET /v1/health", ANYONE),
            Map.entry("GET /v1/me", LOGGED_IN),
            Map.entry("GET /v1/me/tokens", LOGGED_IN),
            Map.entry("POST /v1/me/tokens", LOGGED_IN),
            Map.entry("DELETE /v1/me/tokens/{token}", LOGGED_IN),
            Map.entry("GET /v1/roles", LOGGED_IN),
            Map.entry("GET /v1/users", LOGGED_IN),
            Map.entry("POST /v1/users/create", SUPERUSERS),
            Map.entry("GET /v1/projects", LOGGED_IN),
            Map.entry("POST /v1/projects", SUPERUSERS),
            Map.entry("GET /v1/projects/{project}", MEMBERS),
            Map.entry("GET /v1/projects/{project}/my-role", MEMBERS),
            Map.entry("GET /v1/projects/{project}/members", ADMINS),
            Map.entry("POST /v1/projects/{project}/members", ADMINS),
            Map.entry("PATCH /v1/projects/{project}", ADMINS),
            Map.entry("PUT /v1/projects/{project}", ADMINS),
            Map.entry("GET /v1/projects/{project}/metrics/progress", MEMBERS),
            Map.entry("GET /v1/projects/{project}/metrics/member-progress", MEMBERS),
            Map.entry("GET /v1/projects/{project}/comments", MEMBERS),
            Map.entry("POST /v1/projects/{project}/comments", MEMBERS),
            Map.entry("DELETE /v1/projects/{project}/comments", MEMBERS),
            Map.entry("GET /v1/projects/{project}/comments/{comment}", MEMBERS),
            Map.entry("PUT /v1/projects/{project}/comments/{comment}", MEMBERS),
            Map.entry("PATCH /v1/projects/{project}/comments/{comment}", MEMBERS),
            Map.entry("DELETE /v1/projects/{project}/comments/{comment}", MEMBERS),
            Map.entry("DELETE /v1/projects/{project}/members", ADMINS),
            Map.entry("GET /v1/projects/{project}/members/{member}", ADMINS),
            Map.entry("PATCH /v1/projects/{project}/members/{member}", ADMINS),
            Map.entry("PUT /v1/projects/{project}/members/{member}", ADMINS),
            Map.entry("GET /v1/projects/{project}/examples", MEMBERS),
            Map.entry("POST /v1/projects/{project}/examples", ADMINS),
            Map.entry("GET /v1/projects/{project}/examples/{example}", MEMBERS),
            Map.entry("PATCH /v1/projects/{project}/examples/{example}", ADMINS),
            Map.entry("PUT /v1/projects/{project}/examples/{example}", ADMINS),
            Map.entry("DELETE /v1/projects/{project}/examples/{example}", ADMINS),
            Map.entry("DELETE /v1/projects/{project}/examples", ADMINS),
            Map.entry("DELETE /v1/projects/{project}", ADMINS),
            Map.entry("GET /v1/projects/{project}/examples/{example}/states", MEMBERS),
            Map.entry("POST /v1/projects/{project}/examples/{example}/states", MEMBERS),
            Map.entry("GET /v1/projects/{project}/examples/export", MEMBERS),
            Map.entry("POST /v1/projects/{project}/examples/import", ADMINS),
            Map.entry("GET /v1/projects/{project}/tracking/review-stats", MEMBERS),
            Map.entry("GET /v1/projects/{project}/tracking/changes", MEMBERS),
            Map.entry("GET /v1/projects/{project}/tracking/events", MEMBERS),
            Map.entry("GET /v1/projects/{project}/tracking/summary", MEMBERS),
            Map.entry("POST /v1/projects/{project}/tracking/claim", MEMBERS),
            Map.entry("POST /v1/projects/{project}/tracking/bulk", MANAGERS),
            Map.entry("POST /v1/projects/{project}/tracking/mark-submitted", ANNOTATORS),
            Map.entry("GET /v1/projects/{project}/tracking/{example}/status", MEMBERS),
            Map.entry("GET /v1/projects/{project}/tracking/{example}/history", MEMBERS),
            Map.entry("GET /v1/projects/{project}/tracking/{example}/lock-status", MEMBERS),
            Map.entry("POST /v1/projects/{project}/tracking/{example}/lock", MEMBERS),
            Map.entry("POST /v1/projects/{project}/tracking/{example}/unlock", MEMBERS),
            Map.entry("POST /v1/projects/{project}/tracking/{example}/lock/break", MANAGERS),
            Map.entry("GET /v1/projects/{project}/tracking/lock-settings", MEMBERS),
            Map.entry("PUT /v1/projects/{project}/tracking/lock-settings", ADMINS),
            Map.entry("GET /v1/projects/{project}/tracking/webhooks", MANAGERS),
            Map.entry("POST /v1/projects/{project}/tracking/webhooks", MANAGERS),
            Map.entry("GET /v1/projects/{project}/tracking/webhooks/{webhook}", MANAGERS),
            Map.entry("PATCH /v1/projects/{project}/tracking/webhooks/{webhook}", MANAGERS),
            Map.entry("DELETE /v1/projects/{project}/tracking/webhooks/{webhook}", MANAGERS),
            Map.entry("POST /v1/projects/{project}/tracking/webhooks/{webhook}/secret", MANAGERS),
            Map.entry("POST /v1/projects/{project}/tracking/webhooks/{webhook}/test", MANAGERS),
            Map.entry("POST /v1/projects/{project}/tracking/webhooks/{webhook}/replay", MANAGERS),
            Map.entry("GET /v1/projects/{project}/tracking/webhooks/{webhook}/deliveries", MANAGERS),
            Map.entry("POST /v1/projects/{project}/tracking/{example}/skip", ANNOTATORS),
            Map.entry("POST /v1/projects/{project}/tracking/{example}/unskip", ANNOTATORS),
            Map.entry("POST /v1/projects/{project}/tracking/{example}/withdraw", ANNOTATORS),
            Map.entry("POST /v1/projects/{project}/tracking/{example}/approve", REVIEWERS),
            Map.entry("POST /v1/projects/{project}/tracking/{example}/reject", REVIEWERS),
            Map.entry("POST /v1/projects/{project}/tracking/{example}/reopen", MANAGERS),
            Map.entry("GET /ops/schema", SUPERUSERS),
            Map.entry("POST /ops/schema/plan", SUPERUSERS),
            Map.entry("POST /ops/schema/apply", SUPERUSERS),
            Map.entry("POST /ops/schema/undo", SUPERUSERS));

    @Inject
    World world;

    Callers callers;
    Team team;

    @BeforeEach
    void newCallers() {
        callers = new Callers(world);
        team = callers.team();
    }

    @Test
    void every_operation_lets_in_whom_the_matrix_says() {
        Map<String, Set<String>> seen = new TreeMap<>();

        for (String operation : operations()) {
            Set<String> in = new TreeSet<>();
            callers.kinds().stream().filter(kind -> ask(kind, operation) != 403).forEach(in::add);
            seen.put(operation, in);
        }

        Map<String, Set<String>> expected = new TreeMap<>();
        LET_IN.forEach((operation, kinds) -> expected.put(operation, new TreeSet<>(kinds)));
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void a_strangers_answer_is_the_same_whether_or_not_the_project_exists() {
        String there = answer("/v1/projects/" + team.project() + "/examples");
        String notThere = answer("/v1/projects/999999999/examples");

        assertThat(there).isEqualTo(notThere);
    }

    @Test
    void what_is_taken_away_is_gone_with_the_next_request() {
        Person member = world.member(team.project(), "annotator");
        member.gets(team.path("/examples")).statusCode(200);

        world.execute("DELETE FROM projects_member WHERE user_id = ?", member.id());
        member.gets(team.path("/examples")).statusCode(403);
        member.gets("/v1/me").statusCode(200);

        world.execute("DELETE FROM authtoken_token WHERE user_id = ?", member.id());
        member.gets("/v1/me").statusCode(403);
    }

    private String answer(String path) {
        return team.stranger().gets(path).statusCode(403).extract().asString();
    }

    private static Set<String> operations() {
        Map<String, Map<String, Object>> paths =
                RestAssured.get("/q/openapi?format=json").jsonPath().getMap("paths");
        Set<String> operations = new TreeSet<>();
        paths.forEach((path, item) -> item.keySet().stream()
                .filter(method ->
                        Set.of("get", "post", "put", "patch", "delete").contains(method))
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return operations;
    }

    private int ask(String kind, String operation) {
        String[] parts = operation.split(" ");
        return callers.ask(kind, parts[0], callers.path(parts[1])).statusCode();
    }
}
