package org.annotationtracking.idempotency;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A road to a server of one request a connection, on which things get lost: above all, answers to what has been done. */
final class LossyRoad implements AutoCloseable {

    /** What becomes of a request and its answer. */
    enum Fate {
        ARRIVES,
        REQUEST_LOST,
        REQUEST_TORN,
        /** Done and answered, and nobody hears of it. */
        ANSWER_LOST,
        ANSWER_TORN,
        /** The sender is cut off while the server is still at work. */
        CUT_OFF
    }

    private final int target;
    private final ServerSocket gate;
    private final Random fates;
    private final Map<Fate, Integer> seen = new EnumMap<>(Fate.class);
    private final ExecutorService travellers = Executors.newCachedThreadPool();

    LossyRoad(int target, long seed) throws IOException {
        this.target = target;
        this.fates = new Random(seed);
        this.gate = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        travellers.execute(this::open);
    }

    int port() {
        return gate.getLocalPort();
    }

    /** How many met each fate so far. */
    synchronized Map<Fate, Integer> seen() {
        return new EnumMap<>(seen);
    }

    @Override
    public void close() throws IOException {
        gate.close();
        travellers.shutdownNow();
    }

    private void open() {
        try {
            while (true) {
                Socket client = gate.accept();
                travellers.execute(() -> travel(client));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private synchronized Fate next() {
        // Every second one gets through at once.
        int number = fates.nextInt(2 * (Fate.values().length - 1));
        Fate fate = Fate.values()[number < Fate.values().length ? number : 0];
        seen.merge(fate, 1, Integer::sum);
        return fate;
    }

    private void travel(Socket client) {
        Fate fate = next();
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            byte[] request = request(client.getInputStream());
            if (fate == Fate.REQUEST_LOST) {
                reset(client);
                return;
            }
            send(server, fate == Fate.REQUEST_TORN ? half(request) : request);
            if (fate == Fate.REQUEST_TORN || fate == Fate.CUT_OFF) {
                reset(client);
            }
            if (fate == Fate.REQUEST_TORN) {
                return;
            }
            byte[] answer = server.getInputStream().readAllBytes();
            if (fate == Fate.ARRIVES || fate == Fate.ANSWER_TORN) {
                send(client, fate == Fate.ARRIVES ? answer : half(answer));
            }
            if (fate != Fate.ARRIVES) {
                reset(client);
            }
        } catch (IOException lost) {
            reset(client);
        }
    }

    private static void send(Socket to, byte[] bytes) throws IOException {
        to.getOutputStream().write(bytes);
        to.getOutputStream().flush();
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    /** Reads the head of a request and as much body as it announces. */
    private static byte[] request(InputStream in) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("gone");
            }
            request.write(next);
            head += (char) next;
        }
        String length = head.toLowerCase(Locale.ROOT).replaceAll("(?s).*content-length: (\\d+).*", "$1");
        request.write(in.readNBytes(Integer.parseInt(length)));
        return request.toByteArray();
    }

    private static void reset(Socket client) {
        try {
            client.setSoLinger(true, 0);
            client.close();
        } catch (IOException gone) {
            return;
        }
    }

    /** One request over a road; throws when no whole answer comes back. */
    static Reply ask(int port, String path, Map<String, String> headers, String body) throws IOException {
        StringBuilder head =
                new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        head.append("Content-Type: application/json\r\nContent-Length: ")
                .append(bytes.length)
                .append("\r\n\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            send(socket, head.toString().getBytes(StandardCharsets.US_ASCII));
            send(socket, bytes);
            return Reply.of(socket.getInputStream().readAllBytes());
        }
    }

    /** A whole answer. */
    record Reply(int status, String body) {

        static Reply of(byte[] bytes) throws IOException {
            String text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                throw new IOException("No answer");
            }
            String head = text.substring(0, end);
            String body = text.substring(end + 4);
            String length = head.toLowerCase(Locale.ROOT).replaceAll("(?s).*content-length: (\\d+).*", "$1");
            if (body.getBytes(StandardCharsets.UTF_8).length != Integer.parseInt(length)) {
                throw new IOException("Half an answer");
            }
            return new Reply(Integer.parseInt(head.split(" ")[1]), body);
        }
    }
}
