package org.annotationtracking.schema;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.drift.Severity;

/** Counts findings by severity and code; a code that is not found counts 0, so that a rule can wait for its rise. */
@ApplicationScoped
class SchemaMetrics {
    private final MultiGauge findings;

    SchemaMetrics(MeterRegistry registry) {
        this.findings = MultiGauge.builder("schema_drift_findings")
                .description("Differences between the live schema and the expected one")
                .register(registry);
    }

    void show(List<Finding> found) {
        Map<Tags, Long> counts = Stream.of(DriftCode.values())
                .collect(Collectors.toMap(code -> tags(code, code.severity()), code -> 0L));
        found.forEach(one -> counts.merge(tags(one.code(), one.severity()), 1L, Long::sum));
        findings.register(
                counts.entrySet().stream()
                        .map(count -> MultiGauge.Row.of(count.getKey(), count.getValue()))
                        .toList(),
                true);
    }

    private static Tags tags(DriftCode code, Severity severity) {
        return Tags.of("severity", severity.name(), "code", code.name());
    }
}
