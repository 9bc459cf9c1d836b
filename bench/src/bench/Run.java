package bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;

/** {@code bench/run}. */
final class Run {

    private Run() {}

    public static void main(String[] words) throws IOException, InterruptedException, SQLException {
        if (words.length > 0 && words[0].equals("--help")) {
            System.out.println(Options.HELP);
            return;
        }
        Options options = Options.read(words);
        Figures figures = new Figures();
        try (Database database = Database.open(options)) {
            about(options, database, figures);
            Growth growth = new Growth();
            for (int size : options.wants("growth") ? new int[] {10_000, 100_000} : new int[0]) {
                if (size < options.size()) {
                    try (Bench bench = new Bench(options, database, figures, "bench_growth_" + size, size)) {
                        bench.listened();
                        growth.measure(bench);
                    }
                }
            }
            try (Bench bench = new Bench(options, database, figures, "bench_" + options.size(), options.size())) {
                measure(bench, growth);
            }
            about(figures, "load average, end");
        }
        int bad = figures.write(Path.of(options.text("out", options.work().resolve("result.json").toString())));
        System.exit(bad == 0 ? 0 : 2);
    }

    private static void measure(Bench bench, Growth growth) throws IOException, InterruptedException, SQLException {
        Options options = bench.options;
        Pages pages = new Pages(bench);
        Writes writes = new Writes(bench);
        Deep deep = new Deep(bench);
        if (options.wants("pages")) {
            pages.prepare();
        }
        if (options.wants("deep")) {
            deep.prepare();
        }
        if (options.wants("writes")) {
            writes.prepare();
        }
        bench.listened();
        new Memory(bench).atRest();
        if (options.wants("pages")) {
            pages.measure();
        }
        if (options.wants("counts")) {
            new Counts(bench).measure();
        }
        if (options.wants("doccano")) {
            new Doccano(bench).measure();
        }
        if (options.wants("deep")) {
            deep.measure();
        }
        if (options.wants("writes")) {
            writes.measure();
        }
        if (options.wants("claims")) {
            new Claims(bench, 1001, Writes.CLIENTS).measure(options.size() * 5 / 8);
        }
        if (options.wants("imports")) {
            new Imports(bench).measure();
        }
        if (options.wants("events")) {
            new Events(bench).measure();
        }
        if (options.wants("start")) {
            new Starts(bench).measure();
        }
        if (options.wants("memory")) {
            new Memory(bench).measure();
        }
        if (options.wants("growth")) {
            growth.measure(bench);
            growth.say(bench.figures);
        }
    }

    private static void about(Options options, Database database, Figures figures) {
        figures.about("options", options.given().toString().replaceAll("(password|token)=[^&,}]*", "$1=…"));
        figures.about("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        figures.about("postgresql", database.text("postgres", "SELECT version()"));
        for (String name : new String[] {"shared_buffers", "synchronous_commit", "fsync", "jit"}) {
            figures.about(name, database.text("postgres", "SHOW " + name));
        }
        figures.about("processors", Runtime.getRuntime().availableProcessors());
        about(figures, "load average, start");
        if (!new PgBench(database, options.work()).isThere()) {
            figures.about("pgbench", "IS NOT THERE: nothing is compared with it (Debian: apt-get install postgresql)");
        }
    }

    private static void about(Figures figures, String name) {
        figures.about(name, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
