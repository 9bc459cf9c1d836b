package bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** {@code bench/run}. */
final class Run {

    private Run() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        if (words.length > 0 && words[0].equals("--help")) {
            System.out.println(Options.HELP);
            return;
        }
        Options options = Options.read(words);
        Figures figures = new Figures();
        try (Database database = Database.open(options)) {
            about(options, database, figures);
            try (Bench bench = new Bench(options, database, figures, "bench_" + options.size(), options.size())) {
                measure(bench);
            }
            about(figures, "load average, end");
        }
        int bad = figures.write(Path.of(options.text("out", options.work().resolve("result.json").toString())));
        System.exit(bad == 0 ? 0 : 2);
    }

    private static void measure(Bench bench) throws IOException, InterruptedException {
        Options options = bench.options;
        Pages pages = new Pages(bench);
        if (options.wants("pages")) {
            pages.prepare();
        }
        bench.listened();
        if (options.wants("pages")) {
            pages.measure();
        }
        if (options.wants("counts")) {
            new Counts(bench).measure();
        }
    }

    private static void about(Options options, Database database, Figures figures) {
        figures.about("options", options.given().toString());
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
