package org.annotationtracking.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.annotationtracking.Readiness;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The browser scripts that teams have: the dataset table's three columns and the review buttons. They send exactly
 * these requests, with the session's cookies and the secret, and always empty notes.
 */
abstract class TrackingScripts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_NOTES = "{\"review_notes\":\"\"}";

    @Inject
    Jdbi jdbi;

    DoccanoWorld world;
    String project;
    ClientSession annotator;
    ClientSession approver;

    /** How far the ids are moved; nobody else's in this database. */
    abstract long distance();

    @BeforeEach
    void newWorld() {
        Readiness.await(Duration.ofSeconds(60));
        world = new DoccanoWorld(jdbi, distance());
        world.make();
        project = "/v1/projects/" + (distance() + 1);
        annotator = session("ann1");
        approver = session("appr");
    }

    @AfterEach
    void clear() {
        world.remove();
    }

    @Test
    void the_table_finds_its_three_columns_in_one_request() {
        submitted(2);
        approver.send("POST", tracking(2) + "/approve/", NO_NOTES);

        JsonNode list = json(session("mgr").send("GET", project + "/examples?limit=1000", ""));

        assertThat(list.get("results")).hasSize(12);
        assertThat(row(list, 2).get("annotated_by_username").asText()).isEqualTo("ann1");
        assertThat(row(list, 2).get("reviewed_by_username").asText()).isEqualTo("appr");
        assertThat(row(list, 2).get("tracking_status").asText()).isEqualTo("approved");
        assertThat(row(list, 8).get("annotated_by_username").isNull()).isTrue();
        assertThat(row(list, 8).get("reviewed_by_username").isNull()).isTrue();
        assertThat(row(list, 8).get("tracking_status").asText()).isEqualTo("pending");
    }

    @Test
    void the_buttons_know_for_whom_they_are() {
        JsonNode me = json(approver.send("GET", "/v1/me", ""));
        JsonNode role = json(approver.send("GET", project + "/my-role", ""));

        assertThat(me.get("username").asText()).isEqualTo("appr");
        assertThat(me.get("is_superuser").asBoolean()).isFalse();
        assertThat(role.get("rolename").asText()).contains("approver");
        assertThat(json(annotator.send("GET", project + "/my-role", ""))
                        .get("rolename")
                        .asText())
                .doesNotContain("approver", "approval", "manager", "admin");
    }

    @Test
    void the_approve_button_needs_no_notes() {
        submitted(4);

        JsonNode approved = json(approver.send("POST", tracking(4) + "/approve/", NO_NOTES));

        assertThat(approved.get("success").asBoolean()).isTrue();
        assertThat(approved.get("status").asText()).isEqualTo("approved");
        JsonNode status = json(approver.send("GET", tracking(4) + "/status/", ""));
        assertThat(status.get("status").asText()).isEqualTo("approved");
        assertThat(status.get("reviewed_by").asText()).isEqualTo("appr");
        assertThat(status.get("reviewed_at").isNull()).isFalse();
        assertThat(status.get("review_notes").asText()).isEmpty();
    }

    @Test
    void without_the_secret_a_button_does_nothing() {
        submitted(5);

        HttpResponse<String> refused = approver.withoutSecret("POST", tracking(5) + "/approve/", NO_NOTES);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).get("detail").asText()).isEqualTo("CSRF Failed: CSRF token missing.");
        assertThat(status(5)).isEqualTo("submitted");
    }

    @Test
    void the_lock_buttons_tell_who_holds_it() {
        JsonNode lock = json(annotator.send("POST", tracking(6) + "/lock/", ""));
        HttpResponse<String> second = session("ann2").send("POST", tracking(6) + "/lock/", "");
        JsonNode seen = json(approver.send("GET", tracking(6) + "/lock-status/", ""));

        assertThat(lock.get("success").asBoolean()).isTrue();
        assertThat(lock.get("expires_in_minutes").asInt()).isBetween(1, 10);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(json(second).get("error").asText()).isEqualTo("locked_by_other");
        assertThat(json(second).get("locked_by").asText()).isEqualTo("ann1");
        assertThat(seen.get("is_locked").asBoolean()).isTrue();
        assertThat(seen.get("is_own_lock").asBoolean()).isFalse();
        assertThat(json(annotator.send("POST", tracking(6) + "/unlock/", ""))
                        .get("success")
                        .asBoolean())
                .isTrue();
    }

    /** What the reject button gets, whose notes are always empty. */
    HttpResponse<String> rejected(int example) {
        submitted(example);
        return approver.send("POST", tracking(example) + "/reject/", NO_NOTES);
    }

    String status(int example) {
        return json(approver.send("GET", tracking(example) + "/status/", ""))
                .get("status")
                .asText();
    }

    private void submitted(int example) {
        HttpResponse<String> answer = annotator.send(
                "POST", project + "/tracking/mark-submitted/", "{\"example_id\":%d}".formatted(distance() + example));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String tracking(int example) {
        return project + "/tracking/" + (distance() + example);
    }

    private JsonNode row(JsonNode list, int example) {
        for (JsonNode row : list.get("results")) {
            if (row.get("id").asLong() == distance() + example) {
                return row;
            }
        }
        throw new AssertionError("no row of example " + example);
    }

    private ClientSession session(String name) {
        ClientSession session = new ClientSession("http://127.0.0.1:" + RestAssured.port);
        assertThat(session.login(name, DoccanoWorld.PASSWORD).statusCode()).isEqualTo(200);
        return session;
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException notJson) {
            throw new AssertionError(answer.body(), notJson);
        }
    }
}
