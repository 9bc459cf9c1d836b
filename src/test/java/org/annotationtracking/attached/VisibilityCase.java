package org.annotationtracking.attached;

import static io.restassured.http.ContentType.JSON;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.function.BiFunction;
import org.annotationtracking.Person;
import org.annotationtracking.Team;

/** A place where one example is shown or changed: what is asked, and what it answers whoever may not see the example. */
enum VisibilityCase {
    ITEM("GET", (team, example) -> team.path("/examples/" + example)),
    STATES("GET", (team, example) -> team.path("/examples/" + example + "/states")),
    TICK("POST", (team, example) -> team.path("/examples/" + example + "/states")),
    STATUS("GET", (team, example) -> team.tracking(example, "status")),
    PAST_STATUS("GET", (team, example) -> team.tracking(example, "status?as_of=2020-01-01T00:00:00Z")),
    HISTORY("GET", (team, example) -> team.tracking(example, "history")),
    LOCK("POST", (team, example) -> team.tracking(example, "lock")),
    RENEW("POST", (team, example) -> team.tracking(example, "lock"), "{\"lock_epoch\":1}"),
    UNLOCK("POST", (team, example) -> team.tracking(example, "unlock")),
    LOCK_STATUS("GET", (team, example) -> team.tracking(example, "lock-status")),
    WITHDRAW("POST", (team, example) -> team.tracking(example, "withdraw")),
    SKIP("POST", (team, example) -> team.tracking(example, "skip")),
    UNSKIP("POST", (team, example) -> team.tracking(example, "unskip")),
    APPROVE("POST", (team, example) -> team.tracking(example, "approve")),
    REJECT("POST", (team, example) -> team.tracking(example, "reject"), "{\"review_notes\":\"why\"}"),
    SUBMIT("POST", (team, example) -> team.path("/tracking/mark-submitted"), "{\"example_id\":%d}");

    private final String method;
    private final BiFunction<Team, Long, String> path;
    private final String body;

    VisibilityCase(String method, BiFunction<Team, Long, String> path) {
        this(method, path, "{}");
    }

    VisibilityCase(String method, BiFunction<Team, Long, String> path, String body) {
        this.method = method;
        this.path = path;
        this.body = body;
    }

    Response ask(Team team, long example, Person who) {
        RequestSpecification request = who.asks();
        if (method.equals("POST")) {
            request.contentType(JSON).body(body.formatted(example));
        }
        return request.request(method, path.apply(team, example));
    }

    /** Whether it is an act that this role may not do at all, whatever it sees. */
    boolean isRefusedTo(Team team, Person who) {
        boolean annotates = who.equals(team.annotator()) || who.equals(team.otherAnnotator());
        return switch (this) {
            case APPROVE, REJECT -> annotates;
            case SUBMIT, WITHDRAW, SKIP, UNSKIP -> !annotates;
            default -> false;
        };
    }
}
