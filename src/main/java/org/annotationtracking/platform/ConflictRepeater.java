package org.annotationtracking.platform;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Does what {@link RepeatedOnConflict} says, around the interceptor that opens the transaction. */
@Interceptor
@RepeatedOnConflict
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class ConflictRepeater {

    private static final int MAX_RUNS = 3;

    @AroundInvoke
    Object repeat(InvocationContext call) throws Exception {
        for (int run = 1; ; run++) {
            try {
                return call.proceed();
            } catch (RuntimeException failure) {
                if (run == MAX_RUNS || !SqlStates.isConflict(failure)) {
                    throw failure;
                }
            }
        }
    }
}
