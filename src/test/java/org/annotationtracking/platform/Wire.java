package org.annotationtracking.platform;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.annotationtracking.Person;
import org.jspecify.annotations.Nullable;

/** Sends requests byte by byte as they are given, also those no HTTP client would send. */
final class Wire {

    private static final int MOST_MILLIS = 20_000;

    private Wire() {}

    /** A request that can be varied; {@code Connection: close}, so that the answer ends. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares requests.
    record Request(String method, String path, Map<String, String> headers, byte[] body) {

        static Request of(String method, String path) {
            return new Request(method, path, new TreeMap<>(Map.of("Host", "localhost")), new byte[0]);
        }

        Request by(@Nullable Person who) {
            return who == null ? this : with("Authorization", "Token " + who.token());
        }

        Request with(String header, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(header, value);
            return new Request(method, path, more, body);
        }

        Request without(String header) {
            Map<String, String> fewer = new TreeMap<>(headers);
            fewer.remove(header);
            return new Request(method, path, fewer, body);
        }

        Request json(String text) {
            return json(text.getBytes(StandardCharsets.UTF_8));
        }

        Request json(byte[] bytes) {
            return body(bytes, "application/json");
        }

        Request body(byte[] bytes, String type) {
            return new Request(method, path, with("Content-Type", type).headers, bytes);
        }

        Answer send() throws IOException {
            StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            if (body.length > 0) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            bytes.writeBytes(body);
            return Wire.send(bytes.toByteArray());
        }
    }

    /** What came back; header names in lower case. */
    record Answer(int status, Map<String, String> headers, String body) {

        static Answer parse(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                throw new AssertionError("No HTTP answer: " + text);
            }
            String[] lines = text.substring(0, end).split("\r\n");
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (int i = 1; i < lines.length; i++) {
                String[] parts = lines[i].split(":", 2);
                headers.put(parts[0], parts[1].strip());
            }
            return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, text.substring(end + 4));
        }
    }

    static Answer send(byte[] request) throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write(request);
            return Answer.parse(readAll(socket));
        }
    }

    static Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(MOST_MILLIS);
        return socket;
    }

    /** Writes for as long as the other side lets it, at most so many bytes; answers how many went out. */
    static long flood(Socket socket, byte[] piece, long mostBytes) {
        long sent = 0;
        try {
            OutputStream out = socket.getOutputStream();
            for (; sent < mostBytes; sent += piece.length) {
                out.write(piece);
            }
        } catch (IOException ended) {
            return sent;
        }
        return sent;
    }

    /** Everything until the other side closes, or cuts the connection off. */
    static byte[] readAll(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                all.write(buffer, 0, read);
            }
        } catch (SocketException cutOff) {
            return all.toByteArray();
        }
        return all.toByteArray();
    }
}
