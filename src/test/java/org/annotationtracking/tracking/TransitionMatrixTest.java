package org.annotationtracking.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.Test;

/** Every act from every status by every kind of person: what the API says, cell by cell. */
@ServiceTest
class TransitionMatrixTest {

    /**
     * Rows: who. Columns: from pending, submitted, approved, rejected. The example was annotated by {@code annotator}
     * and reviewed by {@code approver}.
     */
    private static final Map<String, Map<String, String>> EXPECTED = Map.of(
            "submit",
            Map.of(
                    "annotator", "200 200 409 200",
                    "otherAnnotator", "200 409 409 409",
                    "approver", "403 403 403 403",
                    "manager", "403 403 403 403",
                    "admin", "403 403 403 403",
                    "superuser", "403 403 403 403",
                    "stranger", "403 403 403 403"),
            "withdraw",
            Map.of(
                    "annotator", "409 200 409 409",
                    "otherAnnotator", "409 403 409 409",
                    "approver", "403 403 403 403",
                    "manager", "403 403 403 403",
                    "admin", "403 403 403 403",
                    "superuser", "403 403 403 403",
                    "stranger", "403 403 403 403"),
            "approve",
            Map.of(
                    "annotator", "403 403 403 403",
                    "otherAnnotator", "403 403 403 403",
                    "approver", "409 200 200 409",
                    "manager", "409 200 409 409",
                    "admin", "409 200 409 409",
                    "superuser", "409 200 409 409",
                    "stranger", "403 403 403 403"),
            "reject",
            Map.of(
                    "annotator", "403 403 403 403",
                    "otherAnnotator", "403 403 403 403",
                    "approver", "409 200 403 200",
                    "manager", "409 200 200 409",
                    "admin", "409 200 200 409",
                    "superuser", "409 200 200 409",
                    "stranger", "403 403 403 403"),
            "reopen",
            Map.of(
                    "annotator", "403 403 403 403",
                    "otherAnnotator", "403 403 403 403",
                    "approver", "403 403 403 403",
                    "manager", "409 409 200 200",
                    "admin", "409 409 200 200",
                    "superuser", "409 409 200 200",
                    "stranger", "403 403 403 403"));

    @Inject
    World world;

    @Test
    void every_act_is_answered_as_the_tables_say() {
        Team team = world.team();
        Map<String, Map<String, String>> seen = new TreeMap<>();

        EXPECTED.forEach((act, rows) -> {
            Map<String, String> answers = new TreeMap<>();
            rows.keySet().forEach(who -> answers.put(who, row(team, act, person(team, who))));
            seen.put(act, answers);
        });

        assertThat(seen).isEqualTo(new TreeMap<>(sorted(EXPECTED)));
    }

    private static Map<String, Map<String, String>> sorted(Map<String, Map<String, String>> table) {
        Map<String, Map<String, String>> sorted = new LinkedHashMap<>();
        table.forEach((act, rows) -> sorted.put(act, new TreeMap<>(rows)));
        return sorted;
    }

    private static String row(Team team, String act, Person who) {
        long[] examples = {team.example(), team.submittedExample(), team.approvedExample(), team.rejectedExample()};
        StringBuilder row = new StringBuilder();
        for (long example : examples) {
            row.append(row.isEmpty() ? "" : " ").append(status(team, act, who, example));
        }
        return row.toString();
    }

    private static int status(Team team, String act, Person who, long example) {
        return act.equals("submit")
                ? team.submit(who, example).extract().statusCode()
                : team.act(who, example, act).extract().statusCode();
    }

    private static Person person(Team team, String who) {
        return switch (who) {
            case "annotator" -> team.annotator();
            case "otherAnnotator" -> team.otherAnnotator();
            case "approver" -> team.approver();
            case "manager" -> team.manager();
            case "admin" -> team.admin();
            case "superuser" -> team.superuser();
            case "stranger" -> team.stranger();
            default -> throw new IllegalArgumentException(who);
        };
    }
}
