package bench;

import bench.App.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** From nothing to ready on an existing schema: as packaged, and by {@code serve} with an archive of its classes, in turns. */
final class Starts {

    private static final Path PREPARE = Path.of("docker", "prepare-start").toAbsolutePath();
    private static final double WITH_CACHE = 0.5;
    private static final double WITH_ARCHIVE = 0.7;

    private final Bench bench;

    Starts(Bench bench) {
        this.bench = bench;
    }

    void measure() throws IOException, InterruptedException {
        bench.figures.title("Start to ready, existing schema; plain is java -jar on the same Java");
        one(bench.options.text("java", System.getProperty("java.home")), WITH_ARCHIVE, "AppCDS");
        String newer = bench.options.text("java25", beside());
        if (newer.isEmpty()) {
            Figures.say("  No JDK 25 was found or given (--java25): its AOT cache is not measured");
        } else {
            one(newer, WITH_CACHE, "AOT cache");
        }
    }

    /** A newer JDK in the folder that this one lies in. */
    private static String beside() throws IOException {
        Path homes = Path.of(System.getProperty("java.home")).getParent();
        try (Stream<Path> all = Files.list(homes)) {
            return all.filter(home -> home.getFileName().toString().matches(".*-25-.*|.*-25"))
                    .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
                    .map(Path::toString)
                    .findFirst()
                    .orElse("");
        }
    }

    private void one(String home, double target, String how) throws IOException, InterruptedException {
        String what = "start, " + Path.of(home).getFileName();
        Path folder = bench.options.work().resolve("start-" + how.replace(' ', '-'));
        prepare(home, folder);
        List<Double> plain = new ArrayList<>();
        List<Double> quick = new ArrayList<>();
        List<Double> plainCpu = new ArrayList<>();
        List<Double> quickCpu = new ArrayList<>();
        List<Double> firstPage = new ArrayList<>();
        for (int round = 0; round < Math.max(3, bench.options.rounds()); round++) {
            start(bench.launch(home, List.of(), "start-plain", bench.database.port(), ""), plain, plainCpu, firstPage);
            start(quick(home, folder), quick, quickCpu, new ArrayList<>());
        }
        bench.figures.note(what, "plain, seconds", median(plain));
        bench.figures.note(what, "plain, seconds of processor", median(plainCpu));
        bench.figures.note(what, how + ", seconds", median(quick));
        bench.figures.note(what, how + ", seconds of processor", median(quickCpu));
        bench.figures.note(what, "plain, the first page after it, ms", median(firstPage));
        bench.figures.against(what, how + " / plain", median(quick) / median(plain), target, true);
    }

    private Launch quick(String home, Path folder) {
        Map<String, String> settings = new LinkedHashMap<>(bench.settings(bench.database.port(), ""));
        settings.put("JAVA_HOME", home);
        String heap = "-Xmx" + bench.options.text("heap", "256m");
        return new Launch(List.of(folder.resolve("serve").toString(), heap), settings, bench.options.work().resolve("start-quick.log"));
    }

    private static void start(Launch launch, List<Double> seconds, List<Double> processor, List<Double> firstPage)
            throws IOException, InterruptedException {
        try (App app = launch.start("/q/health/ready")) {
            seconds.add(app.readyAfter());
            processor.add(Cpu.of(app.pid()));
            long asked = System.nanoTime();
            Bench.call(app.port(), Http.get(Fill.path("/examples?limit=10&cursor="), Fill.token(21)));
            firstPage.add((System.nanoTime() - asked) / 1e6);
        }
    }

    private static void prepare(String home, Path folder) throws IOException, InterruptedException {
        run(home, "rm", "-rf", folder.toString());
        run(home, "cp", "-r", Bench.SERVICE.toString(), folder.toString());
        run(home, PREPARE.toString(), folder.toString());
    }

    private static void run(String home, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", home);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ":\n" + said);
        }
    }

    private static double median(List<Double> values) {
        return Sample.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
