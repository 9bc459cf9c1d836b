package bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same at ten thousand, a hundred thousand and all examples: page, filter, claim, submit should cost the same. */
final class Growth {

    private final Map<String, Map<Integer, Double>> table = new LinkedHashMap<>();

    void measure(Bench bench) throws IOException, InterruptedException {
        int size = bench.fill.size();
        bench.figures.title("Growth: " + size + " examples, " + Pages.CLIENTS + " clients");
        byte[] page = Http.get(Fill.path("/examples?limit=10&cursor="), Fill.token(21));
        byte[] filter = Http.get(Fill.path("/examples?limit=10&cursor=&status=submitted"), Fill.token(21));
        bench.restart();
        warm(bench, page);
        warm(bench, filter);
        rows(bench, "page", page);
        rows(bench, "filter", filter);
        Claims claims = new Claims(bench, 1002, Pages.CLIENTS);
        claims.prepare(size);
        claims.one();
        submit(bench, bench.options.rounds());
        List<Sample> claimed = new ArrayList<>();
        List<Sample> submitted = new ArrayList<>();
        for (int round = 0; round < bench.options.rounds(); round++) {
            claimed.add(claims.one());
            submitted.add(submit(bench, round));
        }
        keep(bench, "claim", claimed);
        keep(bench, "submit", submitted);
    }

    private static void warm(Bench bench, byte[] request) {
        Load.run(bench.app().port(), Pages.CLIENTS, bench.options.warmup(), (client, n) -> request, Load.IS_OK, bench.cpu());
    }

    private void rows(Bench bench, String what, byte[] request) {
        List<Sample> samples = new ArrayList<>();
        for (int round = 0; round < bench.options.rounds(); round++) {
            samples.add(Load.run(bench.app().port(), Pages.CLIENTS, bench.options.seconds(), (client, n) -> request, Load.IS_OK, bench.cpu()));
        }
        keep(bench, what, samples);
    }

    /** From the end of the project that claims come from the head of. */
    private static Sample submit(Bench bench, int round) {
        long last = bench.database.number(bench.fill.name(), "SELECT max(id) FROM examples_example WHERE project_id = 1002");
        int each = bench.fill.size() / 4 / (bench.options.rounds() + 1) / Pages.CLIENTS;
        long from = last - (long) round * each * Pages.CLIENTS;
        return Load.run(bench.app().port(), Pages.CLIENTS, bench.options.seconds(), (client, n) -> n >= each ? null
                : Http.post("/v1/projects/1002/tracking/mark-submitted", "claimer" + "0".repeat(32) + (client + 1),
                        "{\"example_id\":" + (from - (long) n * Pages.CLIENTS - client) + "}"), Load.IS_OK, bench.cpu());
    }

    private void keep(Bench bench, String what, List<Sample> samples) {
        if (bench.figures.side(what + " of " + bench.fill.size(), "service", samples)) {
            double cpu = Sample.median(samples.stream().mapToDouble(sample -> sample.cpu().values().stream().mapToDouble(Double::doubleValue).sum()).toArray());
            table.computeIfAbsent(what, all -> new LinkedHashMap<>()).put(bench.fill.size(), cpu);
        }
    }

    /** Each size's processor time for one, service and database together, against the smallest size's. */
    void say(Figures figures) {
        figures.title("Growth: microseconds of processor for one, service and database together");
        table.forEach((what, sizes) -> {
            double least = sizes.values().iterator().next();
            sizes.forEach((size, cpu) -> {
                figures.note(what + " of " + size, "us", cpu);
                figures.note(what + " of " + size, "of the smallest", cpu / least);
            });
        });
    }
}
