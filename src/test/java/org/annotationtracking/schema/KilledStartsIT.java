package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.annotationtracking.PackagedService;
import org.annotationtracking.PackagedService.Launch;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.catalog.HistoryRow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, killed again and again while it brings a database up to date, and three of it at once. */
@Tag("soak")
class KilledStartsIT {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String RAN = "SELECT count(*) FROM " + HistoryRow.TABLE + " WHERE success AND type = 'SQL'";

    @TempDir
    Path folder;

    @Test
    void each_start_goes_on_where_the_last_one_was_killed() {
        TestDatabase database = Shape.host();
        database.migrator().openHistory(Mode.ATTACHED, "attached to a host");
        for (int migrations : new int[] {1, 6, 15}) {
            try (PackagedService killed = launch(database).start()) {
                await().atMost(LONG)
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> Integer.parseInt(database.value(RAN)) >= migrations);
                killed.kill9();
            }
        }

        try (PackagedService last = launch(database).start()) {
            last.awaitReady();
            assertThat(last.get("/q/health/group/schema").statusCode()).isEqualTo(200);
        }
        assertThat(database.findings()).isEmpty();
        assertThat(database.diagnosis().fingerprint()).isEqualTo(clean());
        assertThat(database.value("SELECT count(*) FROM annotation_tracking")).isEqualTo("1000");
    }

    @Test
    void three_that_start_at_once_share_the_work_and_are_all_ready() {
        TestDatabase database = Shape.host();
        List<PackagedService> three =
                Stream.generate(() -> launch(database).start()).limit(3).toList();
        try {
            three.forEach(PackagedService::awaitReady);
            assertThat(three)
                    .allMatch(service -> service.get("/q/health/group/schema").statusCode() == 200);
        } finally {
            three.forEach(PackagedService::close);
        }
        assertThat(database.diagnosis().fingerprint()).isEqualTo(clean());
        assertThat(database.value("SELECT count(*) - count(DISTINCT version) FROM " + HistoryRow.TABLE))
                .isEqualTo("0");
    }

    private static String clean() {
        TestDatabase clean = Shape.host();
        clean.started();
        return clean.diagnosis().fingerprint();
    }

    private Launch launch(TestDatabase database) {
        return Launch.in(folder)
                .with(
                        "DATABASE_URL",
                        "postgres://postgres:none@127.0.0.1:" + TestServer.port() + "/" + database.name());
    }
}
