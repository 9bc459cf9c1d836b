package org.annotationtracking.platform;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Does what {@link RepeatedOnConflict} says, around the interceptor that opens the transaction. */
@Interceptor
@RepeatedOnConflict
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class ConflictRepeater {

    private static final int MAX_RUNS = 3;

    private final TransactionSynchronizationRegistry transactions;

    ConflictRepeater(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    @AroundInvoke
    Object repeat(InvocationContext call) throws Exception {
        // Inside somebody else's transaction nothing can be run again: that one is over, and its opener's to repeat.
        boolean outermost = transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION;
        for (int run = outermost ? 1 : MAX_RUNS; ; run++) {
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
