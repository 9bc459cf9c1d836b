package org.annotationtracking;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Many people doing one thing at the same moment, each in a thread of their own. */
public final class AtOnce {

    private AtOnce() {}

    /** Lets everybody ask at once; the answers come in the order of the people. */
    public static <P, T> List<T> ask(List<P> people, Function<P, T> question) {
        CyclicBarrier start = new CyclicBarrier(people.size());
        ExecutorService threads = Executors.newFixedThreadPool(people.size());
        try {
            List<Callable<T>> asks = new ArrayList<>();
            for (P person : people) {
                asks.add(() -> {
                    start.await();
                    return question.apply(person);
                });
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(asks)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        } finally {
            threads.shutdownNow();
        }
    }
}
