package org.annotationtracking.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.platform.RepeatedOnConflict;
import org.jspecify.annotations.Nullable;

/** Does a write once, and keeps what was answered in the transaction of the write. */
@ApplicationScoped
class OnceService {

    private final AnswerRepository answers;

    OnceService(AnswerRepository answers) {
        this.answers = answers;
    }

    /** What a method did: the answer that goes out, and the value or the recorded refusal it is made of. */
    record Done(
            Answer answer, @Nullable Object value, @Nullable DomainException refusal) {}

    /**
     * The answer that stands under a key.
     *
     * @param first whether this request did the work; {@code done} is empty of anything to do otherwise
     */
    record Outcome(Answer answer, boolean first, Done done) {

        static Outcome replay(Answer answer) {
            return new Outcome(answer, false, new Done(answer, null, null));
        }
    }

    /**
     * Does the work, unless it was done under this key already. Whoever comes second while the first is at work is sent
     * away; when the first is rolled back nothing of it is left, this key included.
     */
    @Transactional(rollbackOn = Exception.class)
    @RepeatedOnConflict
    Outcome perform(Claim claim, Callable<Done> work) throws Exception {
        Optional<Answer> standing = reserve(claim);
        if (standing.isPresent()) {
            return Outcome.replay(standing.get());
        }
        Done done = work.call();
        answers.fill(claim, done.answer());
        return new Outcome(done.answer(), true, done);
    }

    /** Keeps a refusal that left nothing else behind. Empty when it is kept; else what came before it. */
    @Transactional
    @RepeatedOnConflict
    Optional<Answer> keep(Claim claim, Answer refusal) {
        Optional<Answer> standing = reserve(claim);
        if (standing.isEmpty()) {
            answers.fill(claim, refusal);
        }
        return standing;
    }

    /** Makes the key ours, or answers what stands under it. */
    private Optional<Answer> reserve(Claim claim) {
        if (answers.tryReserve(claim)) {
            return Optional.empty();
        }
        Optional<AnswerRepository.Kept> kept = answers.find(claim);
        if (kept.isEmpty()) {
            answers.forgetExpired(claim);
            if (answers.tryReserve(claim)) {
                return Optional.empty();
            }
            throw KeyRefusedException.inFlight();
        }
        if (!kept.get().payload().equals(claim.payload())) {
            throw KeyRefusedException.reused();
        }
        return Optional.of(kept.get().answer());
    }
}
