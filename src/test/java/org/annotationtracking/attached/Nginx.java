package org.annotationtracking.attached;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Debian's nginx with the shipped routing, on a port of its own. */
final class Nginx implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
    private static final Path ROUTING = Path.of("docker", "doccano.conf");
    private static final String AROUND = """
            daemon off;
            worker_processes 1;
            pid %1$s/pid;
            error_log %1$s/error.log;
            events { worker_connections 64; }
            http {
                access_log off;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                include %1$s/routing.conf;
            }
            """;

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Without the program the test that asks is skipped, and says so. */
    static Nginx start(Path folder, int doccano, int tracking) {
        assumeTrue(Files.isExecutable(PROGRAM), "SKIPPED LOUDLY: no " + PROGRAM);
        try {
            int port = freePort();
            String routing = Files.readString(ROUTING)
                    .replace("doccano:8000", "127.0.0.1:" + doccano)
                    .replace("tracking:8080", "127.0.0.1:" + tracking)
                    .replace("listen 80;", "listen 127.0.0.1:" + port + ";");
            Files.writeString(folder.resolve("routing.conf"), routing);
            Path around = Files.writeString(folder.resolve("nginx.conf"), AROUND.formatted(folder));
            Process process = new ProcessBuilder(PROGRAM.toString(), "-p", folder.toString(), "-c", around.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("nginx.log").toFile())
                    .start();
            Nginx nginx = new Nginx(process, port);
            await().atMost(Duration.ofSeconds(10)).until(nginx::answers);
            return nginx;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
