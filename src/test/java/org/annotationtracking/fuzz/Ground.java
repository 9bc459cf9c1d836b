package org.annotationtracking.fuzz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.annotationtracking.Person;
import org.annotationtracking.Team;
import org.annotationtracking.World;

/** A project to send requests at, with its people and what the placeholders of a draft stand for. */
final class Ground {
    private final Map<String, String> places = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();

    Ground(World world) {
        Team team = world.team();
        long example = team.example();
        places.put("@project@", Long.toString(team.project()));
        places.put("@example@", Long.toString(example));
        places.put("@example2@", Long.toString(team.example()));
        places.put("@submitted@", Long.toString(team.submittedExample()));
        places.put("@approved@", Long.toString(team.approvedExample()));
        places.put(
                "@member@",
                Long.toString(world.number(
                        "SELECT id FROM projects_member WHERE user_id = ?",
                        team.otherAnnotator().id())));
        places.put(
                "@comment@",
                Long.toString(team.annotator()
                        .posts(team.path("/comments?example=" + example), "{\"text\":\"first\"}")
                        .statusCode(201)
                        .extract()
                        .jsonPath()
                        .getLong("id")));
        places.put("@memberuser@", Long.toString(team.otherAnnotator().id()));
        places.put("@user@", Long.toString(team.stranger().id()));
        places.put("@username@", team.stranger().name());
        who("annotator", team.annotator());
        who("approver", team.approver());
        who("manager", team.manager());
        who("admin", team.admin());
        who("superuser", team.superuser());
        who("stranger", team.stranger());
        tokens.put("anonymous", "");
    }

    private void who(String role, Person person) {
        tokens.put(role, person.token());
    }

    static List<String> callers() {
        return List.of("annotator", "approver", "manager", "admin", "superuser", "stranger", "anonymous");
    }

    /** Empty for nobody. */
    String token(String caller) {
        return tokens.getOrDefault(caller, "");
    }

    /** A text with what its placeholders stand for, numbers without the quotes they had in JSON. */
    String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> place : places.entrySet()) {
            boolean number = !place.getKey().equals("@username@");
            filled = number ? filled.replace('"' + place.getKey() + '"', place.getValue()) : filled;
            filled = filled.replace(place.getKey(), place.getValue());
        }
        return filled;
    }
}
