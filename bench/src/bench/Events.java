package bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** A thousand readers of a project's events while ten things a second are done in it. */
final class Events {

    private static final int READERS = 1000;
    private static final int A_SECOND = 10;
    private static final double P99 = 150;
    private static final byte[] DATA = "\ndata:".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final Bench bench;

    Events(Bench bench) {
        this.bench = bench;
    }

    /** One reader: how far it is in the word that begins an event, and how many it has seen. */
    private static final class Reader {
        private int matched;
        private int seen;
        private boolean open;
    }

    void measure() throws IOException, InterruptedException {
        int events = A_SECOND * Math.max(5, bench.options.seconds() * bench.options.rounds());
        bench.figures.title(READERS + " readers of events, " + A_SECOND + " events a second, " + events + " events");
        long[] sent = new long[events];
        long[][] arrived = new long[READERS][events];
        try (Selector selector = Selector.open()) {
            Reader[] readers = connect(selector, arrived);
            Thread follower = new Thread(() -> follow(selector, arrived));
            follower.setDaemon(true);
            follower.start();
            long patience = System.nanoTime() + 60_000_000_000L;
            while (Arrays.stream(readers).anyMatch(reader -> !reader.open) && System.nanoTime() < patience) {
                Thread.sleep(50);
            }
            Map<String, DoubleSupplier> cpu = bench.cpu();
            Map<String, Double> before = Load.now(cpu);
            act(sent);
            while (Arrays.stream(readers).anyMatch(reader -> reader.seen < events) && System.nanoTime() < patience + 60_000_000_000L) {
                Thread.sleep(50);
            }
            Map<String, Double> after = Load.now(cpu);
            say(readers, sent, arrived, (after.get("service") - before.get("service")) * 1e6 / events / READERS);
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        }
    }

    private Reader[] connect(Selector selector, long[][] arrived) throws IOException {
        Reader[] readers = new Reader[READERS];
        byte[] request = Http.get(Fill.path("/tracking/events"), Fill.token(26));
        for (int i = 0; i < READERS; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", bench.app().port()));
            channel.write(ByteBuffer.wrap(request));
            channel.configureBlocking(false);
            readers[i] = new Reader();
            channel.register(selector, SelectionKey.OP_READ, new Object[] {readers[i], arrived[i]});
        }
        return readers;
    }

    private static void follow(Selector selector, long[][] arrived) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try {
            while (selector.isOpen()) {
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    Object[] attached = (Object[]) key.attachment();
                    buffer.clear();
                    if (((SocketChannel) key.channel()).read(buffer) < 0) {
                        key.cancel();
                    }
                    read((Reader) attached[0], (long[]) attached[1], buffer.flip());
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException | java.nio.channels.ClosedSelectorException ended) {
            // With the measurement.
        }
    }

    private static void read(Reader reader, long[] arrived, ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            reader.open |= next == ':' && reader.matched != DATA.length - 1;
            reader.matched = next == DATA[reader.matched] ? reader.matched + 1 : next == DATA[0] ? 1 : 0;
            if (reader.matched == DATA.length) {
                reader.matched = 0;
                if (reader.seen < arrived.length) {
                    arrived[reader.seen] = System.nanoTime();
                }
                reader.seen++;
            }
        }
    }

    private void act(long[] sent) throws IOException, InterruptedException {
        long example = bench.fill.firstPending() + 1000;
        bench.database.execute(bench.fill.name(), "UPDATE annotation_tracking SET status = 'pending', annotated_by_id = NULL, locked_by_id = NULL"
                + " WHERE project_id = 1000 AND example_id = " + example);
        Thread.sleep(1000);
        long began = System.nanoTime();
        try (Http http = new Http("127.0.0.1", bench.app().port())) {
            for (int i = 0; i < sent.length; i++) {
                long due = began + i * 1_000_000_000L / A_SECOND;
                Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
                sent[i] = System.nanoTime();
                String act = i % 2 == 0 ? "lock" : "unlock";
                Http.Reply reply = http.call(Http.post(Fill.path("/tracking/" + example + "/" + act), Fill.token(2), "{}"));
                if (reply.status() != 200) {
                    throw new IllegalStateException(reply.text());
                }
            }
        }
    }

    private void say(Reader[] readers, long[] sent, long[][] arrived, double cpu) {
        long missing = Arrays.stream(readers).mapToLong(reader -> Math.abs(reader.seen - sent.length)).sum();
        if (missing > 0) {
            bench.figures.refuse("events", missing + " were not delivered exactly once");
            return;
        }
        double[] times = new double[READERS * sent.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = (arrived[i / sent.length][i % sent.length] - sent[i % sent.length]) / 1e6;
        }
        Arrays.sort(times);
        bench.figures.note("events", "delivered", times.length);
        bench.figures.note("events", "p50 ms, from before the request that did it", times[times.length / 2]);
        bench.figures.against("events", "p99 ms, from before the request that did it", times[(int) (times.length * 0.99)], P99, true);
        bench.figures.note("events", "service us of processor a delivery", cpu);
    }
}
