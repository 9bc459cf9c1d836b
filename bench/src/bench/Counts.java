package bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page with its count against the page alone. */
final class Counts {

    private static final double MOST = 1.3;

    private final Bench bench;

    Counts(Bench bench) {
        this.bench = bench;
    }

    void measure() throws IOException {
        bench.figures.title("A page and its count against the page alone, " + Pages.CLIENTS + " clients, limit 10");
        Map<String, String> lists = new LinkedHashMap<>();
        lists.put("whole project", "");
        lists.put("by status", "status=submitted&");
        for (Map.Entry<String, String> list : lists.entrySet()) {
            List<Sample> without = new ArrayList<>();
            List<Sample> with = new ArrayList<>();
            byte[] alone = Http.get(Fill.path("/examples?cursor=&" + list.getValue()), Fill.token(21));
            byte[] counted = Http.get(Fill.path("/examples?cursor=&with_count=true&" + list.getValue()), Fill.token(21));
            for (int round = 0; round < bench.options.rounds(); round++) {
                without.add(run(alone));
                with.add(run(counted));
            }
            if (bench.figures.side(list.getKey(), "alone", without) & bench.figures.side(list.getKey(), "counted", with)) {
                bench.figures.against(list.getKey(), "time with count / without", Figures.rate(without) / Figures.rate(with), MOST, true);
            }
            exact(list.getKey(), counted, list.getValue());
        }
    }

    private Sample run(byte[] request) {
        return Load.run(bench.app().port(), Pages.CLIENTS, bench.options.seconds(), (client, n) -> request, Load.IS_OK, bench.cpu());
    }

    private void exact(String what, byte[] counted, String filter) throws IOException {
        String reply = Bench.call(bench.app().port(), counted).text();
        long said = Long.parseLong(reply.replaceFirst("(?s).*?\"count\":(\\d+).*", "$1"));
        long is = bench.database.number(bench.fill.name(), "SELECT count(*) FROM annotation_tracking WHERE project_id = 1000"
                + (filter.isEmpty() ? "" : " AND status = 'submitted'"));
        if (said != is) {
            bench.figures.refuse(what, "count says " + said + " of " + is);
        }
    }
}
