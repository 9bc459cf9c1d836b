package org.annotationtracking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service as a process of its own, on a port of its own unless told otherwise. Closing it kills it. */
public final class PackagedService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Process process;
    private final Path log;

    private PackagedService(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** How to start it: where, with which words, which environment, and as whom. */
    public record Launch(
            Path workingDirectory, Path application, List<String> prefix, Map<String, String> environment) {

        public static Launch in(Path workingDirectory) {
            return new Launch(workingDirectory, Path.of("target", "quarkus-app").toAbsolutePath(), List.of(), Map.of());
        }

        public Launch with(String name, String value) {
            var extended = new HashMap<>(environment);
            extended.put(name, value);
            return new Launch(workingDirectory, application, prefix, Map.copyOf(extended));
        }

        /** Under another user's name; only root can. */
        public Launch as(int uid) {
            List<String> setpriv = List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups");
            return new Launch(workingDirectory, application, setpriv, environment);
        }

        /** From another copy of the application. */
        public Launch from(Path copy) {
            return new Launch(workingDirectory, copy, prefix, environment);
        }

        /** Starts it and comes back at once. Standard output and errors go to a file of their own. */
        public PackagedService start(String... words) {
            var command = new ArrayList<>(prefix);
            command.addAll(List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar"));
            command.add(application.resolve("quarkus-run.jar").toString());
            command.addAll(List.of(words));
            try {
                Path log = Files.createTempFile(workingDirectory, "service-", ".log");
                var builder = new ProcessBuilder(command)
                        .directory(workingDirectory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
                builder.environment().keySet().removeIf(PackagedService::isSetting);
                builder.environment().putAll(environment);
                if (!environment.containsKey("PORT")) {
                    builder.environment().put("QUARKUS_HTTP_PORT", "0");
                }
                return new PackagedService(builder.start(), log);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String java() {
            return Path.of(System.getProperty("java.home"), "bin", "java").toString();
        }
    }

    /** Waits until it serves requests and finds its database. */
    public PackagedService awaitReady() {
        awaitLive();
        await("ready", () -> get("/q/health/ready").statusCode() == 200);
        return this;
    }

    /** Waits until it answers at all. */
    public PackagedService awaitLive() {
        await("listening", () -> LISTENING.matcher(log()).find());
        await("live", () -> get("/q/health/live").statusCode() == 200);
        return this;
    }

    public URI baseUrl() {
        Matcher port = LISTENING.matcher(log());
        if (!port.find()) {
            throw new AssertionError("The service does not listen yet:\n" + log());
        }
        return URI.create("http://127.0.0.1:" + port.group(1));
    }

    public HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(baseUrl().resolve(path))
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** All it has said so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it without a chance to do anything, as {@code kill -9} does. */
    public void kill9() {
        process.destroyForcibly();
        awaitExit();
    }

    public long pid() {
        return process.pid();
    }

    /** Asks it to end, as a service manager does, and waits; the exit code. */
    public int terminate() {
        process.destroy();
        return awaitExit();
    }

    /** Waits for its end; the exit code. */
    public int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The service did not end:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill9();
        }
    }

    private void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("The service is not %s:%n%s".formatted(what, log()));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isSetting(String name) {
        return name.equals("DATABASE_URL")
                || name.equals("PORT")
                || name.startsWith("QUARKUS_")
                || name.startsWith("TRACKING_");
    }
}
