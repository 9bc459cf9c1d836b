package org.annotationtracking.attached;

import jakarta.inject.Inject;
import java.util.UUID;
import org.annotationtracking.Person;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.annotationtracking.schema.TestDatabase;
import org.junit.jupiter.api.BeforeEach;

/** What all tests of the service beside a doccano start from. */
public abstract class Attached {

    @Inject
    protected World world;

    protected TestDatabase database;
    protected Doccano doccano;
    protected Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    /** A new example, as doccano adds it: nothing of ours knows of it yet. Whom it is assigned to, where that is possible. */
    protected final long example(Person... assignees) {
        return exampleOf(team, assignees);
    }

    final long exampleOf(Team owners, Person... assignees) {
        long example = owners.example();
        for (Person assignee : assignees) {
            assign(owners, example, assignee);
        }
        return example;
    }

    /** As doccano's administrators do. */
    final void assign(Team owners, long example, Person assignee) {
        if (doccano.hasAssignments()) {
            world.execute(
                    "INSERT INTO examples_assignment (id, created_at, updated_at, assignee_id, example_id, project_id)"
                            + " VALUES (?, now(), now(), ?, ?, ?)",
                    UUID.randomUUID(),
                    assignee.id(),
                    example,
                    owners.project());
        }
    }

    /** Who ticked an example in doccano's table. */
    final long ticks(long example) {
        return world.number("SELECT count(*) FROM examples_examplestate WHERE example_id = ?", example);
    }
}
