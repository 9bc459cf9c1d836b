package org.annotationtracking.auth;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller of the request at hand. */
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;

    /** The caller; only for methods whose {@link Access} demands one. */
    public Caller get() {
        return Optional.ofNullable(caller)
                .orElseThrow(() -> new IllegalStateException("This method is open to callers without a name"));
    }

    void set(Caller caller) {
        this.caller = caller;
    }
}
