package org.annotationtracking.idempotency;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key of the request at hand, if it has one, and the answer that stands under it once there is one. */
@RequestScoped
class CurrentClaim {

    private @Nullable Claim claim;
    private @Nullable Answer answer;
    private boolean replayed;

    void set(Claim given) {
        this.claim = given;
    }

    /** Lets go of the key: whatever is answered is not kept under it. */
    void drop() {
        this.claim = null;
    }

    void answered(Answer kept) {
        this.answer = kept;
    }

    void replayed(Answer kept) {
        this.answer = kept;
        this.replayed = true;
    }

    Optional<Claim> claim() {
        return Optional.ofNullable(claim);
    }

    Optional<Answer> answer() {
        return Optional.ofNullable(answer);
    }

    boolean isReplayed() {
        return replayed;
    }
}
