package bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page of the list in each of its shapes, against pgbench and the minimal endpoint, 8 clients each. */
final class Pages {

    static final int CLIENTS = 8;
    private static final Map<Integer, Double> OF_PGBENCH = Map.of(10, 0.5, 50, 0.65, 100, 0.8);
    private static final double OF_MINIMAL = 0.85;
    private static final double P99 = 20;
    private static final String WHO = Fill.token(21);

    private final Bench bench;
    private final Map<String, String> shapes = new LinkedHashMap<>();
    private final Map<String, List<Sent>> statements = new LinkedHashMap<>();

    Pages(Bench bench) {
        this.bench = bench;
    }

    /** While the service is listened to. */
    void prepare() throws IOException, InterruptedException {
        int depth = (int) (bench.fill.size() * 0.9);
        shapes.put("first page", "cursor=");
        shapes.put("cursor at " + depth, "cursor=" + cursorAt(depth));
        shapes.put("status", "cursor=&status=submitted");
        shapes.put("annotated_by", "cursor=&annotated_by=person-7");
        shapes.put("reviewed_by", "cursor=&reviewed_by=person-22");
        shapes.put("locked", "cursor=&locked=true");
        for (Map.Entry<String, String> shape : shapes.entrySet()) {
            for (int limit : List.of(10, 50, 100)) {
                byte[] request = request(shape.getValue(), limit);
                List<Sent> heard = bench.heard(request, request, request);
                statements.put(name(shape.getKey(), limit), heard);
                bench.offer(name(shape.getKey(), limit), page(heard));
            }
        }
        bench.offer("ready", new Sent("SELECT 1 AS one", List.of(), List.of()));
    }

    /** The cursor behind so many examples, found as a client finds it. */
    private String cursorAt(int depth) throws IOException {
        String cursor = "";
        for (int seen = 0; seen < depth; seen += 1000) {
            String page = Bench.call(bench.listenedPort(), Http.get(Fill.path("/examples?limit=1000&cursor=" + cursor), WHO)).text();
            cursor = page.replaceFirst("(?s).*?\"next_cursor\":\"([^\"]*)\".*", "$1");
        }
        return cursor;
    }

    private static byte[] request(String query, int limit) {
        return Http.get(Fill.path("/examples?limit=" + limit + "&" + query), WHO);
    }

    private static String name(String shape, int limit) {
        return shape.replace(' ', '-') + "-" + limit;
    }

    static Sent page(List<Sent> heard) {
        return heard.stream().filter(sent -> sent.sql().contains("comment_count")).findFirst().orElseThrow(
                () -> new IllegalStateException("No page among " + heard));
    }

    void measure() throws IOException, InterruptedException {
        bench.figures.title("A page, " + CLIENTS + " clients; pgbench sends the page's statement alone, pgbench-all every statement of the request");
        try (App minimal = bench.minimal()) {
            byte[] first = request("cursor=", 10);
            Load.run(bench.app().port(), CLIENTS, bench.options.warmup(), (client, n) -> first, Load.IS_OK, bench.cpu());
            byte[] least = Http.get("/page/" + name("first page", 10), "");
            Load.run(minimal.port(), CLIENTS, bench.options.warmup(), (client, n) -> least, Load.IS_OK, bench.cpu());
            for (Map.Entry<String, String> shape : shapes.entrySet()) {
                for (int limit : List.of(10, 50, 100)) {
                    one(shape.getKey(), shape.getValue(), limit, minimal);
                }
            }
        }
    }

    private void one(String shape, String query, int limit, App minimal) throws IOException, InterruptedException {
        String what = shape + ", limit " + limit;
        String name = name(shape, limit);
        byte[] request = request(query, limit);
        byte[] least = Http.get("/page/" + name, "");
        List<Sample> service = new ArrayList<>();
        List<Sample> endpoint = new ArrayList<>();
        List<Sample> alone = new ArrayList<>();
        List<Sample> all = new ArrayList<>();
        double seconds = bench.options.seconds();
        for (int round = 0; round < bench.options.rounds(); round++) {
            service.add(Load.run(bench.app().port(), CLIENTS, seconds, (client, n) -> request, Load.IS_OK, bench.cpu()));
            endpoint.add(Load.run(minimal.port(), CLIENTS, seconds, (client, n) -> least, Load.IS_OK, bench.cpu("minimal", minimal.pid())));
            if (bench.pgbench.isThere()) {
                alone.add(bench.pgbench.run(bench.fill.name(), bench.pgbench.script(name, List.of(page(statements.get(name)))), CLIENTS, seconds, bench.postgres()));
                all.add(bench.pgbench.run(bench.fill.name(), bench.pgbench.script(name + "-all", statements.get(name)), CLIENTS, seconds, bench.postgres()));
            }
        }
        boolean good = bench.figures.side(what, "service", service);
        if (good && bench.figures.side(what, "minimal", endpoint)) {
            bench.figures.against(what, "of the minimal endpoint", Figures.rate(service) / Figures.rate(endpoint), OF_MINIMAL, false);
        }
        if (!alone.isEmpty() && bench.figures.side(what, "pgbench", alone) && good) {
            bench.figures.against(what, "of pgbench", Figures.rate(service) / Figures.rate(alone), OF_PGBENCH.get(limit), false);
        }
        if (!all.isEmpty() && bench.figures.side(what, "pgbench-all", all) && good) {
            bench.figures.note(what, "of pgbench with all statements", Figures.rate(service) / Figures.rate(all));
        }
        if (good) {
            bench.figures.against(what, "p99 ms", Figures.p99(service), P99, true);
        }
    }
}
