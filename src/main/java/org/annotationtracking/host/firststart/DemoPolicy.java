package org.annotationtracking.host.firststart;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether an empty database gets a demo: the embedded one does, unless strangers could reach its well-known names. */
@ApplicationScoped
class DemoPolicy {

    private final boolean wantsDemo;

    /**
     * @param asked {@code tracking.demo}, which decides when it is set
     * @param embeddedUrl set by the program when it runs on its own PostgreSQL
     */
    DemoPolicy(
            @ConfigProperty(name = "tracking.demo") Optional<Boolean> asked,
            @ConfigProperty(name = "tracking.embedded-postgres.url") Optional<String> embeddedUrl,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        boolean loopback = host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
        this.wantsDemo = asked.orElse(embeddedUrl.isPresent() && loopback);
    }

    boolean wantsDemo() {
        return wantsDemo;
    }
}
