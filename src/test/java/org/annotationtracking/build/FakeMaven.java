package org.annotationtracking.build;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Maven distribution of a few bytes, whose mvn says what it was asked and ends with 7, on a server of its own. */
final class FakeMaven implements AutoCloseable {

    static final String VERSION = "3.9.99";
    static final int EXIT = 7;

    private static final String PATH =
            "/org/apache/maven/apache-maven/%1$s/apache-maven-%1$s-bin.zip".formatted(VERSION);

    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;
    private final byte[] zip;

    private FakeMaven(byte[] zip) throws IOException {
        this.zip = zip;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PATH, exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, zip.length);
            try (var body = exchange.getResponseBody()) {
                body.write(zip);
            }
        });
        server.start();
    }

    static FakeMaven serve() throws IOException {
        return new FakeMaven(zip(distribution()));
    }

    /** An archive that tries to write beside the folder it is unpacked into. */
    static FakeMaven serveHostile() throws IOException {
        Map<String, String> files = distribution();
        files.put("../../escaped", "");
        return new FakeMaven(zip(files));
    }

    private static Map<String, String> distribution() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("apache-maven-" + VERSION + "/bin/mvn", script("fetched", EXIT));
        files.put("apache-maven-" + VERSION + "/lib/maven.jar", "not run");
        return files;
    }

    /** A shell script that prints its name and each argument in brackets. */
    static String script(String name, int exit) {
        return """
                #!/bin/sh
                printf '%s'
                printf ' [%%s]' "$@"
                exit %d
                """.formatted(name, exit);
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String sha512() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(zip));
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
