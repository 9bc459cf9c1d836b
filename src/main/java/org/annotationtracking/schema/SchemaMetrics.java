package org.annotationtracking.schema;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.annotationtracking.schema.drift.Finding;

/** Counts findings by severity and code. */
@ApplicationScoped
class SchemaMetrics {
    private final MultiGauge findings;

    SchemaMetrics(MeterRegistry registry) {
        this.findings = MultiGauge.builder("schema_drift_findings")
                .description("Differences between the live schema and the expected one")
                .register(registry);
    }

    void show(List<Finding> found) {
        Map<Tags, Long> counts = found.stream()
                .collect(Collectors.groupingBy(
                        one -> Tags.of(
                                "severity",
                                one.severity().name(),
                                "code",
                                one.code().name()),
                        Collectors.counting()));
        findings.register(
                counts.entrySet().stream()
                        .map(count -> MultiGauge.Row.of(count.getKey(), count.getValue()))
                        .toList(),
                true);
    }
}
