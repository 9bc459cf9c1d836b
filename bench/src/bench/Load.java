package bench;

import bench.Http.Reply;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;

/** So many clients, each with one connection, each sending its next request when it has its answer. */
final class Load {

    private static final int MOST = 2_000_000;

    private Load() {}

    /** Whatever the client with that number sends as its n-th request; null when it has no more. */
    interface Requests {
        byte[] next(int client, int n);
    }

    /** Looks at an answer; a text says what is wrong with it. */
    interface Look {
        String wrong(int client, Reply reply);
    }

    static final Look IS_OK = (client, reply) -> reply.status() / 100 == 2 ? null : reply.status() + " " + reply.text();

    static Sample run(int port, int clients, double seconds, Requests requests, Look look, Map<String, DoubleSupplier> cpu) {
        AtomicLong errors = new AtomicLong();
        AtomicReference<String> first = new AtomicReference<>("");
        long[][] times = new long[clients][];
        CountDownLatch ready = new CountDownLatch(clients);
        CountDownLatch go = new CountDownLatch(1);
        long[] until = new long[1];
        Thread[] threads = new Thread[clients];
        for (int i = 0; i < clients; i++) {
            int client = i;
            threads[i] = new Thread(() -> {
                try (Http http = new Http("127.0.0.1", port)) {
                    ready.countDown();
                    go.await();
                    times[client] = one(http, client, until[0], requests, look, errors, first);
                } catch (IOException | InterruptedException | RuntimeException e) {
                    ready.countDown();
                    errors.incrementAndGet();
                    first.compareAndSet("", e.toString());
                }
            });
            threads[i].start();
        }
        await(ready);
        Map<String, Double> before = now(cpu);
        long began = System.nanoTime();
        until[0] = began + (long) (seconds * 1e9);
        go.countDown();
        for (Thread thread : threads) {
            join(thread);
        }
        double took = (System.nanoTime() - began) / 1e9;
        return sample(times, took, errors.get(), first.get(), before, now(cpu));
    }

    private static long[] one(Http http, int client, long until, Requests requests, Look look, AtomicLong errors, AtomicReference<String> first)
            throws IOException {
        long[] times = new long[1024];
        int n = 0;
        while (System.nanoTime() < until && n < MOST) {
            byte[] request = requests.next(client, n);
            if (request == null) {
                break;
            }
            long sent = System.nanoTime();
            Reply reply = http.call(request);
            if (n == times.length) {
                times = Arrays.copyOf(times, n * 2);
            }
            times[n++] = System.nanoTime() - sent;
            String wrong = look.wrong(client, reply);
            if (wrong != null) {
                errors.incrementAndGet();
                first.compareAndSet("", wrong);
            }
        }
        return Arrays.copyOf(times, n);
    }

    private static Sample sample(long[][] times, double took, long errors, String first, Map<String, Double> before, Map<String, Double> after) {
        long[] all = Arrays.stream(times).filter(each -> each != null).flatMapToLong(Arrays::stream).sorted().toArray();
        int n = all.length;
        Map<String, Double> cpu = new LinkedHashMap<>();
        after.forEach((name, seconds) -> cpu.put(name, (seconds - before.get(name)) * 1e6 / Math.max(1, n)));
        return new Sample(
                n, errors, first, n / took, n == 0 ? Double.NaN : all[n / 2] / 1e6, n == 0 ? Double.NaN : all[(int) (n * 0.99)] / 1e6, cpu);
    }

    static Map<String, Double> now(Map<String, DoubleSupplier> cpu) {
        Map<String, Double> now = new LinkedHashMap<>();
        cpu.forEach((name, seconds) -> now.put(name, seconds.getAsDouble()));
        return now;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
