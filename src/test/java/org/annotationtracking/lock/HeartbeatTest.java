package org.annotationtracking.lock;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.Test;

/** A heartbeat touches no indexed column, so no index grows by it. */
@ServiceTest
class HeartbeatTest {

    private static final int BEATS = 200;
    private static final String UPDATES =
            "SELECT n_tup_%s FROM pg_stat_user_tables WHERE relname = 'annotation_tracking'";

    @Inject
    World world;

    @Test
    void renewals_stay_heap_only() {
        Team team = world.team();
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
        settle();
        long before = world.number(UPDATES.formatted("upd"));
        long hotBefore = world.number(UPDATES.formatted("hot_upd"));

        for (int beat = 0; beat < BEATS; beat++) {
            team.annotator()
                    .posts(team.tracking(example, "lock"), "{\"lock_epoch\":1}")
                    .statusCode(200);
        }

        // Sessions report what they did with some delay.
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (world.number(UPDATES.formatted("upd")) - before < BEATS && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        long updates = world.number(UPDATES.formatted("upd")) - before;
        long hot = world.number(UPDATES.formatted("hot_upd")) - hotBefore;
        assertThat(updates).isGreaterThanOrEqualTo(BEATS);
        // While another's snapshot is open (an ANALYZE's will do) no page can be pruned, and a full one sends the row
        // to another; a heartbeat that touches an indexed column would be all of them.
        assertThat(updates - hot)
                .as("updates that wrote to indexes, of %d", updates)
                .isLessThanOrEqualTo(updates / 4);
    }

    /** Waits until earlier tests' updates are counted: the number stands still. */
    private void settle() {
        long seen = -1;
        for (int quiet = 0; quiet < 15; ) {
            long now = world.number(UPDATES.formatted("upd"));
            quiet = now == seen ? quiet + 1 : 0;
            seen = now;
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
