package org.annotationtracking.schema;

import org.annotationtracking.Person;
import org.annotationtracking.Team;
import org.annotationtracking.World;

/** How things stand in a team's project before a request is made: examples at each status, members, comments, each a new one. */
record Standing(World world, Team team) {
    long member() {
        return membership(world.member(team.project(), "annotator"));
    }

    long membership(Person member) {
        return world.number(
                "SELECT id FROM projects_member WHERE project_id = ? AND user_id = ?::int",
                team.project(),
                member.id());
    }

    long comment() {
        return world.number(
                "INSERT INTO examples_comment (text, created_at, updated_at, example_id, user_id)"
                        + " VALUES ('so?', clock_timestamp(), clock_timestamp(), ?, ?::int) RETURNING id",
                pending(),
                team.annotator().id());
    }

    long pending() {
        return team.example();
    }

    long submitted() {
        return decided("submitted");
    }

    long decided(String status) {
        long example = team.example();
        world.execute(
                "UPDATE annotation_tracking SET status = ?, annotated_by_id = ?::int, annotated_at = clock_timestamp(),"
                        + " version = 1 WHERE project_id = ? AND example_id = ?",
                status,
                team.annotator().id(),
                team.project(),
                example);
        return example;
    }

    long held() {
        long example = team.example();
        world.execute(
                "UPDATE annotation_tracking SET locked_by_id = ?::int, locked_at = clock_timestamp(),"
                        + " lock_expires_at = clock_timestamp() + interval '1 hour', lock_epoch = 1"
                        + " WHERE project_id = ? AND example_id = ?",
                team.annotator().id(),
                team.project(),
                example);
        return example;
    }
}
