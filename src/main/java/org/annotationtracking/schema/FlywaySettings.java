package org.annotationtracking.schema;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.annotationtracking.schema.plan.Migrator;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Takes the teeth out of the Flyway that Quarkus makes for itself. */
@Singleton
class FlywaySettings implements FlywayConfigurationCustomizer {
    @Override
    public void customize(FluentConfiguration configuration) {
        Migrator.settings(configuration);
    }
}
