package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** What the service's process holds at rest and under load, and whether what lives on its heap stays the same. */
final class Memory {

    private static final double AT_REST = 300;
    private static final double FLAT = 1.1;
    private static final int PARTS = 10;

    private final Bench bench;

    Memory(Bench bench) {
        this.bench = bench;
    }

    /** Right after a start, a little while for what a start leaves. */
    void atRest() throws InterruptedException {
        Thread.sleep(10_000);
        bench.figures.title("Memory at rest, -Xmx" + bench.options.text("heap", "256m"));
        bench.figures.against("memory", "resident MB at rest, just started", Cpu.resident(bench.app().pid()), AT_REST, true);
    }

    void measure() throws IOException, InterruptedException {
        int seconds = bench.options.number("memory", 600);
        bench.figures.title("Memory under load for " + seconds + " s, " + Pages.CLIENTS + " clients: pages, filters, locks");
        Load.run(bench.app().port(), Pages.CLIENTS, bench.options.warmup(), this::request, Load.IS_OK, bench.cpu());
        List<Double> live = new ArrayList<>();
        double most = 0;
        for (int part = 0; part < PARTS; part++) {
            Sample sample = Load.run(bench.app().port(), Pages.CLIENTS, seconds / (double) PARTS, this::request, Load.IS_OK, bench.cpu());
            if (sample.errors() > 0) {
                bench.figures.refuse("memory", sample.firstError());
                return;
            }
            most = Math.max(most, Cpu.resident(bench.app().pid()));
            live.add(live());
            Figures.say("  after %4d s  %9.1f requests/s  p50 %.1f ms  p99 %.1f ms  service %.0f us  resident %.0f MB  live heap %.1f MB",
                    (part + 1) * seconds / PARTS, sample.rate(), sample.p50(), sample.p99(), sample.cpu().get("service"), Cpu.resident(bench.app().pid()), live.get(part));
        }
        double first = DoubleStream.of(live.get(1), live.get(2), live.get(3)).average().orElseThrow();
        double last = DoubleStream.of(live.get(7), live.get(8), live.get(9)).average().orElseThrow();
        bench.figures.note("memory", "resident MB under load, at most", most);
        bench.figures.note("memory", "live heap MB, at the end", last);
        bench.figures.against("memory", "live heap at the end / at the beginning", last / first, FLAT, true);
        Thread.sleep(20_000);
        bench.figures.note("memory", "resident MB at rest, after the load", Cpu.resident(bench.app().pid()));
    }

    private byte[] request(int client, int n) {
        long example = bench.fill.firstPending() + 2000 + client;
        return switch (n % 4) {
            case 0 -> Http.get(Fill.path("/examples?limit=50&cursor="), Fill.token(21));
            case 1 -> Http.get(Fill.path("/examples?limit=10&cursor=&annotated_by=person-7&with_count=true"), Fill.token(21));
            case 2 -> Http.post(Fill.path("/tracking/" + example + "/lock"), Fill.token(1 + client), "{}");
            default -> Http.post(Fill.path("/tracking/" + example + "/unlock"), Fill.token(1 + client), "{}");
        };
    }

    /** Megabytes that a full collection leaves, by the JDK's own tool. */
    private double live() throws IOException, InterruptedException {
        String home = bench.options.text("java", System.getProperty("java.home"));
        Process jcmd = new ProcessBuilder(home + "/bin/jcmd", String.valueOf(bench.app().pid()), "GC.class_histogram").redirectErrorStream(true).start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return Long.parseLong(said.strip().replaceFirst("(?s).*Total\\s+\\d+\\s+(\\d+).*", "$1")) / 1024.0 / 1024.0;
    }
}
