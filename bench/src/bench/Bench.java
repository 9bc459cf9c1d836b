package bench;

import bench.App.Launch;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;

/** A filled database with the service on it, and what the service was heard to send. Stops the service when it closes. */
final class Bench implements AutoCloseable {

    static final Path SERVICE = Path.of("target", "quarkus-app").toAbsolutePath();
    private static final Path MINIMAL = Path.of("bench", "minimal", "target", "quarkus-app").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the service does beside requests. */
    private static final String BACKGROUND = "(?is).*(pg_catalog|pg_notify|annotation_tracking_sequence|annotation_tracking_seq|LISTEN |pg_is_in_recovery"
            + "|pg_current_|pg_control|setval|advisory).*";

    final Options options;
    final Database database;
    final Fill fill;
    final PgBench pgbench;
    final Figures figures;
    private App app;
    private App listened;
    private Listener listener;

    Bench(Options options, Database database, Figures figures, String name, int size) throws IOException, InterruptedException {
        this.options = options;
        this.database = database;
        this.figures = figures;
        this.fill = new Fill(database, name, size);
        this.pgbench = new PgBench(database, Files.createDirectories(options.work().resolve("scripts")));
        boolean isNew = database.make(name, options.flag("keep", false));
        listener = new Listener(database);
        listened = launch(List.of(), "listened", listener.port(), "&binaryTransfer=false").start("/q/health/ready");
        if (isNew) {
            long began = System.nanoTime();
            fill.fill();
            figures.about("filled " + size, String.format("%.1f s", (System.nanoTime() - began) / 1e9));
        }
    }

    /** Ends listening; from now on the service talks to its database directly. */
    void listened() throws IOException, InterruptedException {
        listened.close();
        listener.close();
        app = launch(List.of(), "service", database.port(), "").start("/q/health/ready");
    }

    /** The same anew, as cold as the others were. */
    void restart() throws IOException, InterruptedException {
        app.close();
        app = launch(List.of(), "service", database.port(), "").start("/q/health/ready");
    }

    Launch launch(List<String> more, String log, int port, String parameters) {
        return launch(options.text("java", System.getProperty("java.home")), more, log, port, parameters);
    }

    Launch launch(String home, List<String> more, String log, int port, String parameters) {
        List<String> flags = new ArrayList<>(List.of("-Xmx" + options.text("heap", "256m")));
        flags.addAll(more);
        return Launch.jar(SERVICE, home + "/bin/java", flags, settings(port, parameters), options.work().resolve(log + ".log"));
    }

    Map<String, String> settings(int port, String parameters) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", database.url(fill.name(), port) + "?sslmode=disable" + parameters);
        settings.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        settings.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        settings.put("QUARKUS_HTTP_ACCESS_LOG_ENABLED", options.text("access-log", "true"));
        return settings;
    }

    /** The least that could answer the same, on the same Quarkus. */
    App minimal() throws IOException, InterruptedException {
        Map<String, String> settings = settings(database.port(), "");
        settings.put("BENCH_STATEMENTS", options.work().resolve("scripts").toString());
        return Launch.jar(MINIMAL, options.text("java", System.getProperty("java.home")) + "/bin/java",
                List.of("-Xmx" + options.text("heap", "256m")), settings, options.work().resolve("minimal.log")).start("/page/ready");
    }

    /** Lets the minimal endpoint answer this statement under that name. */
    void offer(String name, Sent statement) throws IOException {
        JSON.writeValue(options.work().resolve("scripts").resolve(name + ".json").toFile(), statement.forJdbc());
    }

    App app() {
        return app;
    }

    /** What the service sends for a request, in order; the request is sent three times, so that nothing else is taken for it. */
    List<Sent> heard(byte[]... sameRequests) throws IOException, InterruptedException {
        List<Sent> least = null;
        for (byte[] request : sameRequests) {
            Thread.sleep(300);
            listener.forget();
            call(listened.port(), request);
            List<Sent> heard = withoutEmpty(listener.heard().stream().filter(sent -> !sent.sql().matches(BACKGROUND)).toList());
            if (least == null || heard.size() <= least.size()) {
                least = heard;
            }
        }
        return least;
    }

    /** The same for requests that each name another example: what is sent, and for which. */
    Act heard(long firstExample, IntFunction<byte[]> requests) throws IOException, InterruptedException {
        Act least = null;
        for (int i = 0; i < 3; i++) {
            List<Sent> heard = untilCommitted(heard(requests.apply(i)));
            if (least == null || heard.size() <= least.statements().size()) {
                least = new Act(firstExample + i, heard);
            }
        }
        return least;
    }

    /** Of a transaction in the background its frame is left over. */
    private static List<Sent> withoutEmpty(List<Sent> heard) {
        List<Sent> left = new ArrayList<>();
        for (Sent sent : heard) {
            boolean ends = sent.sql().strip().equalsIgnoreCase("COMMIT");
            if (ends && !left.isEmpty() && left.get(left.size() - 1).sql().strip().equalsIgnoreCase("BEGIN")) {
                left.remove(left.size() - 1);
            } else {
                left.add(sent);
            }
        }
        return left;
    }

    /** What comes behind the commit is somebody else's. */
    private static List<Sent> untilCommitted(List<Sent> heard) {
        for (int i = 0; i < heard.size(); i++) {
            if (heard.get(i).sql().strip().equalsIgnoreCase("COMMIT")) {
                return heard.subList(0, i + 1);
            }
        }
        throw new IllegalStateException("No commit among " + heard);
    }

    record Act(long example, List<Sent> statements) {

        /** Each time for another example: each client has its own stretch of {@code span} from {@code base} on. */
        PgBench.Script script(PgBench pgbench, String name) throws IOException {
            String first = "\\set id :base + :client_id * :span + :n\n\\set n :n + 1\n";
            String id = String.valueOf(example);
            return pgbench.script(name, first, statements,
                    value -> value.equals(id) ? ":id" : value.equals("{" + id + "}") || value.equals("{\"" + id + "\"}") ? "ARRAY[:id]" : null);
        }
    }

    static Http.Reply call(int port, byte[] request) throws IOException {
        try (Http http = new Http("127.0.0.1", port)) {
            Http.Reply reply = http.call(request);
            if (reply.status() / 100 != 2) {
                throw new IllegalStateException(reply.status() + " " + reply.text());
            }
            return reply;
        }
    }

    int listenedPort() {
        return listened.port();
    }

    /** The processes whose time is told beside a figure. */
    Map<String, DoubleSupplier> cpu(String name, long pid) {
        Map<String, DoubleSupplier> cpu = new LinkedHashMap<>();
        long server = database.pid();
        cpu.put(name, () -> Cpu.of(pid));
        cpu.put("postgres", () -> server == 0 ? Double.NaN : Cpu.ofTree(server));
        return cpu;
    }

    Map<String, DoubleSupplier> cpu() {
        return cpu("service", app.pid());
    }

    Map<String, DoubleSupplier> postgres() {
        Map<String, DoubleSupplier> cpu = cpu();
        cpu.remove("service");
        return cpu;
    }

    @Override
    public void close() {
        if (app != null) {
            app.close();
        } else {
            listened.close();
        }
        if (!options.flag("keep", false)) {
            database.drop(fill.name());
        }
    }
}
