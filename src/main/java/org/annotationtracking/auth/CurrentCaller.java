package org.annotationtracking.auth;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The caller of the request at hand. */
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;
    private @Nullable Supplier<Caller> door;

    /** The caller; only for methods whose {@link Access} demands one. */
    public Caller get() {
        return Optional.ofNullable(caller)
                .orElseThrow(() -> new IllegalStateException("This method is open to callers without a name"));
    }

    /**
     * Asks the door again who the caller is, as often as wanted and after the request too, for an answer that goes on for long; refuses as the
     * door did, when what let the caller in has been taken away.
     */
    public Supplier<Caller> door() {
        return Optional.ofNullable(door)
                .orElseThrow(() -> new IllegalStateException("This method is open to callers without a name"));
    }

    void set(Caller caller, Supplier<Caller> door) {
        this.caller = caller;
        this.door = door;
    }
}
