package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Debian's pgbench: the same statements with the same values, sent by a program that does nothing else. */
final class PgBench {

    private final Database database;
    private final Path folder;
    private final Path program;

    PgBench(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
        this.program = find();
    }

    boolean isThere() {
        return program != null;
    }

    private static Path find() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin/pgbench")).filter(Files::isExecutable).sorted().reduce((a, b) -> b).orElse(null);
        } catch (IOException none) {
            return null;
        }
    }

    /** A script and what its variables begin with. */
    record Script(Path file, Map<String, String> variables) {

        Script with(String name, long value) {
            Map<String, String> more = new LinkedHashMap<>(variables);
            more.put(name, String.valueOf(value));
            return new Script(file, more);
        }
    }

    /** Sends these statements in order. */
    Script script(String name, List<Sent> statements) throws IOException {
        return script(name, "", statements, value -> null);
    }

    /** The same behind a first part, with another word for some values. */
    Script script(String name, String first, List<Sent> statements, UnaryOperator<String> word) throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder(first);
        for (int i = 0; i < statements.size(); i++) {
            text.append(statements.get(i).script("v" + i + "_", variables, word));
        }
        Path file = folder.resolve(name + ".sql");
        Files.writeString(file, text);
        return new Script(file, variables);
    }

    Sample run(String databaseName, Script script, int clients, double seconds, Map<String, DoubleSupplier> cpu) throws IOException, InterruptedException {
        return run(databaseName, script, clients, List.of("-T", String.valueOf(Math.max(1, Math.round(seconds)))), cpu);
    }

    /** The same so many times by each client. */
    Sample times(String databaseName, Script script, int clients, int times, Map<String, DoubleSupplier> cpu) throws IOException, InterruptedException {
        return run(databaseName, script, clients, List.of("-t", String.valueOf(times)), cpu);
    }

    private Sample run(String databaseName, Script script, int clients, List<String> howLong, Map<String, DoubleSupplier> cpu)
            throws IOException, InterruptedException {
        Path log = folder.resolve("pgbench");
        List<String> command = new ArrayList<>(List.of(
                program.toString(), "-n", "-M", "prepared", "-h", database.host(), "-p", String.valueOf(database.port()), "-U", database.user(),
                "-c", String.valueOf(clients), "-j", clients > 8 ? "2" : "1", "-l", "--log-prefix=" + log, "-f", script.file().toString()));
        command.addAll(howLong);
        script.variables().forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
        command.add(databaseName);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        builder.environment().put("PGOPTIONS", "-c plan_cache_mode=force_generic_plan");
        Map<String, Double> before = Load.now(cpu);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        // Until the server has taken leave of its backends, whose time is counted then.
        Thread.sleep(200);
        Map<String, Double> after = Load.now(cpu);
        long[] times = times(log);
        double rate = number(said, "tps = ([\\d.]+)");
        long failed = code == 0 ? (long) number(said, "failed transactions: (\\d+)") : 1;
        Map<String, Double> each = new LinkedHashMap<>();
        after.forEach((name, used) -> each.put(name, (used - before.get(name)) * 1e6 / Math.max(1, times.length)));
        int n = times.length;
        return new Sample(
                n, failed, failed == 0 ? "" : said, rate, n == 0 ? Double.NaN : times[n / 2] / 1e3, n == 0 ? Double.NaN : times[(int) (n * 0.99)] / 1e3, each);
    }

    private static double number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }

    /** Microseconds of each transaction, sorted; pgbench writes a file for each of its threads. */
    private static long[] times(Path log) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(log.getParent())) {
            files = all.filter(path -> path.getFileName().toString().matches("pgbench\\.\\d+(\\.\\d+)?")).toList();
        }
        long[] times = files.stream().flatMapToLong(PgBench::lines).sorted().toArray();
        for (Path file : files) {
            Files.delete(file);
        }
        return times;
    }

    private static java.util.stream.LongStream lines(Path file) {
        try {
            return Files.readAllLines(file).stream().filter(line -> line.split(" ")[2].matches("\\d+")).mapToLong(line -> Long.parseLong(line.split(" ")[2]));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
