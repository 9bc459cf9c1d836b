package org.annotationtracking.schema;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** What the probes see: always the last report, answered on the event loop, so that nothing can keep a probe waiting. */
final class SchemaHealth {
    private SchemaHealth() {}

    /** DOWN on the way to the first report and when nothing can be served. */
    @Readiness
    @ApplicationScoped
    static class Ready implements AsyncHealthCheck {
        private final Watch watch;

        Ready(Watch watch) {
            this.watch = watch;
        }

        @Override
        public Uni<HealthCheckResponse> call() {
            SchemaReport report = watch.report();
            return Uni.createFrom().item(HealthFacts.of(report, report.state().serves()));
        }
    }

    /** DOWN until a first pass has ended, so that a long migration does not look like a process that hangs. */
    @Startup
    @ApplicationScoped
    static class Started implements AsyncHealthCheck {
        private final Watch watch;

        Started(Watch watch) {
            this.watch = watch;
        }

        @Override
        public Uni<HealthCheckResponse> call() {
            return Uni.createFrom()
                    .item(HealthCheckResponse.named("schema-first-pass")
                            .status(watch.hasPassed())
                            .withData("state", watch.report().state().name())
                            .build());
        }
    }

    /** The process answers; what the database does is no reason to restart it. */
    @Liveness
    @ApplicationScoped
    static class Alive implements AsyncHealthCheck {
        @Override
        public Uni<HealthCheckResponse> call() {
            return Uni.createFrom().item(HealthCheckResponse.up("process"));
        }
    }

    /** For people and monitors: DOWN for anything an operator should hear of. */
    @HealthGroup("schema")
    @ApplicationScoped
    static class Whole implements AsyncHealthCheck {
        private final Watch watch;

        Whole(Watch watch) {
            this.watch = watch;
        }

        @Override
        public Uni<HealthCheckResponse> call() {
            SchemaReport report = watch.report();
            boolean sound = report.state() == GuardianState.READY || report.state() == GuardianState.READ_ONLY;
            return Uni.createFrom().item(HealthFacts.of(report, sound));
        }
    }
}
