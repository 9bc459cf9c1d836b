package org.annotationtracking.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.annotationtracking.PackagedService;
import org.annotationtracking.PackagedService.Launch;
import org.annotationtracking.TestFolders;
import org.junit.jupiter.api.Test;

/** The packaged service on the PostgreSQL it brings along, as a process of its own. */
class PackagedStartIT {

    private static final int STARTS = 10;

    @Test
    void a_restart_keeps_the_data_and_termination_leaves_nothing_behind() throws Exception {
        Path folder = TestFolders.empty("restart");
        var postmaster = new Postmaster(folder.resolve("data/postgres"));

        try (PackagedService first = quick(folder).start()) {
            first.awaitReady();
            assertThat(first.baseUrl().getHost()).isEqualTo("127.0.0.1");
            assertThat(first.log()).contains("Listening on: http://127.0.0.1:");
            assertThat(postmaster.run("SHOW fsync")).isEqualTo("on");
            assertThat(postmaster.run("SHOW synchronous_commit")).isEqualTo("on");
            postmaster.run("CREATE TABLE kept (n int)");
            postmaster.run("INSERT INTO kept VALUES (1)");

            long begun = System.nanoTime();
            assertThat(first.terminate()).isEqualTo(143);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
        }
        postmaster.isGone();

        try (PackagedService second = quick(folder).start("serve")) {
            second.awaitReady();
            assertThat(postmaster.run("SELECT n FROM kept")).isEqualTo("1");

            try (PackagedService third = quick(folder).start()) {
                third.awaitReady();
                second.terminate();

                assertThat(third.get("/q/health/ready").statusCode()).isEqualTo(200);
                assertThat(postmaster.run("SELECT n FROM kept")).isEqualTo("1");
                third.terminate();
            }
        }
        postmaster.isGone();
    }

    @Test
    void starts_at_the_first_try_each_time_after_being_killed() throws Exception {
        Path folder = TestFolders.empty("kill9");
        var postmaster = new Postmaster(folder.resolve("data/postgres"));

        for (int start = 1; start <= STARTS; start++) {
            try (PackagedService service = quick(folder).start()) {
                service.awaitLive();
                postmaster.run("CREATE TABLE IF NOT EXISTS acknowledged (n int)");
                assertThat(postmaster.run("SELECT count(*) FROM acknowledged")).isEqualTo("" + (start - 1));
                postmaster.run("INSERT INTO acknowledged VALUES (" + start + ")");

                service.kill9();
            }
        }

        try (PackagedService last = quick(folder).start()) {
            last.awaitReady();
            assertThat(last.log()).contains("was already running");
            assertThat(postmaster.run("SELECT count(*) FROM acknowledged")).isEqualTo("" + STARTS);
            last.terminate();
        }
        postmaster.isGone();
    }

    /** Without the demo, whose passwords take longer to hash than everything else together. */
    private static Launch quick(Path folder) {
        return Launch.in(folder).with("TRACKING_DEMO", "false");
    }
}
