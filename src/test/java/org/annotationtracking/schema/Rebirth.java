package org.annotationtracking.schema;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets the guardian of the running service begin as it does in a process that was just started: nothing known, nothing seen. */
final class Rebirth {
    private Rebirth() {}

    static void end() {
        of(SchemaGuardian.class).stop(null);
        Thread guardian = guardian();
        if (guardian != null) {
            join(guardian);
        }
    }

    static void begin() {
        List.of(SchemaGuardian.class, SchemaPass.class, Upgrade.class, SchemaDatabase.class, Watch.class)
                .forEach(Rebirth::forget);
        forgetConnections();
        of(SchemaGuardian.class).start(new StartupEvent());
    }

    /** What the pool still holds leads to a database that has gone. */
    static void forgetConnections() {
        of(AgroalDataSource.class).flush(FlushMode.ALL);
    }

    static <T> T of(Class<T> type) {
        return Arc.container().instance(type).get();
    }

    private static void forget(Class<?> type) {
        try (InstanceHandle<?> instance = Arc.container().instance(type)) {
            Arc.container().getActiveContext(ApplicationScoped.class).destroy(instance.getBean());
        }
    }

    private static @Nullable Thread guardian() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("schema-guardian"))
                .findFirst()
                .orElse(null);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
