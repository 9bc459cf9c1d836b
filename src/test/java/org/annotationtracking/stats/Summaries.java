package org.annotationtracking.stats;

import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.annotationtracking.Person;
import org.annotationtracking.Team;

/** Reads a team's summaries. */
record Summaries(Team team) {

    List<Integer> work(Person who) {
        return work(who, "");
    }

    /** Submitted, withdrawn, accepted, first pass, rejected rounds, reviewed; empty when the person is not there. */
    List<Integer> work(Person who, String query) {
        Map<String, Integer> work = person(who, query);
        return work == null
                ? List.of()
                : List.of(
                        work.get("submitted"),
                        work.get("withdrawn"),
                        work.get("accepted"),
                        work.get("accepted_first_pass"),
                        work.get("rejected_rounds"),
                        work.get("reviewed"));
    }

    Map<String, Integer> person(Person who) {
        return person(who, "");
    }

    Map<String, Integer> person(Person who, String query) {
        return summary(query).getMap("people.find { it.user_id == " + who.id() + " }");
    }

    JsonPath summary(String query) {
        return JsonPath.from(text(query));
    }

    String text(String query) {
        return team.manager()
                .gets(team.path("/tracking/summary" + query))
                .statusCode(200)
                .extract()
                .asString();
    }

    /** The database's time. */
    Instant now() {
        long micros = team.world().number("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint");
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
    }
}
