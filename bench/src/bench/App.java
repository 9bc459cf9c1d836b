package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A packaged Quarkus application as a process of its own. */
final class App implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

    private final Process process;
    private final Path log;
    private final int port;
    private final double readyAfter;

    private App(Process process, Path log, int port, double readyAfter) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.readyAfter = readyAfter;
    }

    /** How it is started: by which command, with which settings. */
    record Launch(List<String> command, Map<String, String> settings, Path log) {

        static Launch jar(Path application, String java, List<String> flags, Map<String, String> settings, Path log) {
            List<String> command = new ArrayList<>(List.of(java));
            command.addAll(flags);
            command.addAll(List.of("-jar", application.resolve("quarkus-run.jar").toString()));
            return new Launch(command, settings, log);
        }

        /** Starts it and waits until a path answers 200. */
        App start(String readyPath) throws IOException, InterruptedException {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(log.getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.matches("(QUARKUS|TRACKING)_.*|DATABASE_URL|PORT|SECRET_KEY"));
            builder.environment().put("QUARKUS_HTTP_PORT", "0");
            // All of its streams are one account's.
            builder.environment().put("TRACKING_LIVE_STREAMS_PER_CALLER", "0");
            builder.environment().putAll(settings);
            long began = System.nanoTime();
            Process process = builder.start();
            try {
                int port = listening(process);
                while (!ready(port, readyPath)) {
                    pause(process);
                }
                return new App(process, log, port, (System.nanoTime() - began) / 1e9);
            } catch (IOException | InterruptedException | RuntimeException e) {
                process.destroyForcibly();
                throw e;
            }
        }

        private int listening(Process process) throws IOException, InterruptedException {
            while (true) {
                Matcher port = LISTENING.matcher(Files.readString(log));
                if (port.find()) {
                    return Integer.parseInt(port.group(1));
                }
                pause(process);
            }
        }

        private void pause(Process process) throws IOException, InterruptedException {
            if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("It did not start:\n" + Files.readString(log));
            }
        }

        private static boolean ready(int port, String path) {
            try (Http http = new Http("127.0.0.1", port)) {
                return http.call(Http.get(path, "")).status() == 200;
            } catch (IOException notYet) {
                return false;
            }
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    Path log() {
        return log;
    }

    /** Seconds from its start to its readiness. */
    double readyAfter() {
        return readyAfter;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
