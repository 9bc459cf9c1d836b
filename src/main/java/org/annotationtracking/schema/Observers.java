package org.annotationtracking.schema;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.plan.Observer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the observer out of what this program carries and what the operator says. */
@ApplicationScoped
class Observers {
    @Produces
    @Singleton
    Observer observer(@ConfigProperty(name = "tracking.coexist") Optional<Boolean> coexist) {
        return new Observer(new Shipped(), coexist);
    }
}
