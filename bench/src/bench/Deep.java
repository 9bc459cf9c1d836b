package bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A page by offset, far in: as dear as the database's own walk along the index, and no dearer. */
final class Deep {

    private static final int CLIENTS = 2;
    private static final double TARGET = 0.8;

    private final Bench bench;
    private final byte[] request;
    private List<Sent> statements = List.of();

    Deep(Bench bench) {
        this.bench = bench;
        this.request = Http.get(Fill.path("/examples?limit=10&offset=" + (int) (bench.fill.size() * 0.9)), Fill.token(21));
    }

    void prepare() throws IOException, InterruptedException {
        statements = bench.heard(request, request, request);
    }

    void measure() throws IOException, InterruptedException {
        bench.figures.title("A page by offset, nine tenths in, " + CLIENTS + " clients");
        List<Sample> service = new ArrayList<>();
        List<Sample> pgbench = new ArrayList<>();
        for (int round = 0; round < bench.options.rounds(); round++) {
            service.add(Load.run(bench.app().port(), CLIENTS, bench.options.seconds(), (client, n) -> request, Load.IS_OK, bench.cpu()));
            if (bench.pgbench.isThere()) {
                pgbench.add(bench.pgbench.run(bench.fill.name(), bench.pgbench.script("deep", List.of(Pages.page(statements))), CLIENTS,
                        bench.options.seconds(), bench.postgres()));
            }
        }
        if (bench.figures.side("deep offset", "service", service) & (pgbench.isEmpty() || bench.figures.side("deep offset", "pgbench", pgbench))
                && !pgbench.isEmpty()) {
            bench.figures.against("deep offset", "of pgbench", Figures.rate(service) / Figures.rate(pgbench), TARGET, false);
        }
    }
}
