package org.annotationtracking.idempotency;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Optional;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.idempotency.OnceService.Outcome;
import org.jspecify.annotations.Nullable;

/** Does what {@link Idempotent} says, inside the validation of the arguments. */
@Interceptor
@Idempotent
@Priority(Interceptor.Priority.PLATFORM_AFTER + 900)
class OnceInterceptor {

    private final CurrentClaim current;
    private final OnceService once;
    private final Answers answers;

    OnceInterceptor(CurrentClaim current, OnceService once, Answers answers) {
        this.current = current;
        this.once = once;
        this.answers = answers;
    }

    @AroundInvoke
    @Nullable
    Object once(InvocationContext call) throws Exception {
        Optional<Claim> claim = current.claim();
        if (claim.isEmpty()) {
            return call.proceed();
        }
        Outcome outcome;
        try {
            outcome = once.perform(claim.get(), () -> answers.of(call));
        } catch (KeyRefusedException refused) {
            current.drop();
            throw refused;
        }
        if (!outcome.first()) {
            current.replayed(outcome.answer());
            throw new ReplayException();
        }
        current.answered(outcome.answer());
        DomainException refusal = outcome.done().refusal();
        if (refusal != null) {
            throw refusal;
        }
        return outcome.done().value();
    }
}
