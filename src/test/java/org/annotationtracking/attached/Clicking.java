package org.annotationtracking.attached;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import org.annotationtracking.Person;
import org.annotationtracking.Team;

/** Clicks on the check mark of doccano's own page, written as doccano writes them, and waits for what comes of them. */
public abstract class Clicking extends Attached {

    private static final Duration SOON = Duration.ofSeconds(20);

    protected static final String TICK =
            "INSERT INTO examples_examplestate (confirmed_at, confirmed_by_id, example_id) VALUES (now(), ?, ?)";

    /** A new example that has its row already, so that it is for no first sync to carry over. */
    protected final long tracked() {
        long example = example(team.annotator());
        world.execute(
                "INSERT INTO annotation_tracking (project_id, example_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                team.project(),
                example);
        return example;
    }

    protected final void tick(Person who, long example) {
        world.execute(TICK, who.id(), example);
    }

    protected final void untick(long example) {
        world.execute("DELETE FROM examples_examplestate WHERE example_id = ?", example);
    }

    protected final void awaitStatus(Team owners, long example, String status) {
        await().atMost(SOON).untilAsserted(() -> requireStatus(owners, example, status));
    }

    protected final void requireStatus(Team owners, long example, String status) {
        owners.manager().gets(owners.tracking(example, "status")).body("status", equalTo(status));
    }

    /** Returns when everything that was ticked before has been looked at. */
    protected final void awaitLookAtTicks() {
        long sign = tracked();
        tick(team.annotator(), sign);
        awaitStatus(team, sign, "submitted");
    }

    /** Returns when everything has been looked at, what was taken away as well. */
    protected final void awaitLookAtAll() {
        // Two: the first may have been on its way already.
        for (int look = 0; look < 2; look++) {
            long sign = example(team.annotator());
            team.submit(team.annotator(), sign).statusCode(200);
            untick(sign);
            awaitStatus(team, sign, "pending");
        }
    }
}
