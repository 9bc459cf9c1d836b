package bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The page against doccano's own, where one is given; else what was once recorded of it, said to be that. */
final class Doccano {

    private static final double TARGET = 200;

    /** Two workers, a hundred thousand rows, where pgbench did 7,460 pages a second. */
    private static final double RECORDED = 18;

    private final Bench bench;

    Doccano(Bench bench) {
        this.bench = bench;
    }

    void measure() {
        byte[] ours = Http.get(Fill.path("/examples?limit=10&offset=0"), Fill.token(21));
        List<Sample> service = new ArrayList<>();
        List<Sample> doccano = new ArrayList<>();
        String address = bench.options.text("doccano", "");
        bench.figures.title("A page of 10 by offset with its count against doccano's" + (address.isEmpty() ? ", as recorded elsewhere: no --doccano given" : ""));
        for (int round = 0; round < bench.options.rounds(); round++) {
            service.add(Load.run(bench.app().port(), Pages.CLIENTS, bench.options.seconds(), (client, n) -> ours, Load.IS_OK, bench.cpu()));
            if (!address.isEmpty()) {
                URI uri = URI.create(address);
                byte[] theirs = Http.get(uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()), bench.options.text("doccano-token", ""));
                doccano.add(Load.run(uri.getPort(), Pages.CLIENTS, bench.options.seconds(), (client, n) -> theirs, Load.IS_OK, bench.postgres()));
            }
        }
        if (!bench.figures.side("page by offset", "service", service)) {
            return;
        }
        if (address.isEmpty()) {
            bench.figures.note("page by offset", "of 18 /s, recorded on another machine", Figures.rate(service) / RECORDED);
        } else if (bench.figures.side("page by offset", "doccano", doccano)) {
            bench.figures.against("page by offset", "of doccano's", Figures.rate(service) / Figures.rate(doccano), TARGET, false);
        }
    }
}
