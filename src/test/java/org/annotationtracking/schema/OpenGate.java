package org.annotationtracking.schema;

import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.annotationtracking.core.Capabilities;

/** Lets everything through to the database, so that one sees what fails there. */
@Alternative
@ApplicationScoped
public class OpenGate implements Capabilities {
    @Override
    public Optional<Outage> outage(Asked asked) {
        return Optional.empty();
    }

    @Override
    public void doubt() {
        // Nobody is to look: the guardian would say what is missing, and what it says is what is being tried out.
    }

    /** A service with this gate, whose guardian looks once. */
    public static class Profile implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(OpenGate.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tracking.schema.verify-every", "1h");
        }
    }
}
