package bench;

import bench.Bench.Act;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** Lock, renew, submit and approve, 64 clients, against pgbench with the statements each was heard to send. */
final class Writes {

    static final int CLIENTS = 64;
    private static final double TARGET = 0.6;

    /** More than a client gets done in a second; nothing is set that nobody comes to. */
    private static final int A_SECOND = 300;

    private final Bench bench;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, Act> acts = new LinkedHashMap<>();
    private final long base;
    private final int room;

    /** A request for an example, and what must be set beforehand. */
    private record Kind(LongFunction<byte[]> request, String state) {}

    Writes(Bench bench) {
        this.bench = bench;
        this.base = bench.fill.firstPending();
        this.room = Math.min((bench.fill.size() / 2 - Fill.LOCKS) / CLIENTS, A_SECOND * bench.options.seconds());
        String free = "status = 'pending', annotated_by_id = NULL, annotated_at = NULL, reviewed_by_id = NULL, reviewed_at = NULL";
        String unlocked = ", locked_by_id = NULL, locked_at = NULL, last_beat_at = NULL, lock_expires_at = NULL, lease_seconds = NULL";
        kinds.put("lock", new Kind(id -> tracking(id, "lock", "{}", 1), free + unlocked));
        kinds.put("renew", new Kind(id -> tracking(id, "lock", "{\"lock_epoch\":77}", 1), free
                + ", locked_by_id = 1001, locked_at = clock_timestamp(), last_beat_at = clock_timestamp(), lock_epoch = 77,"
                + " lock_expires_at = clock_timestamp() + interval '10 min', lease_seconds = 0"));
        kinds.put("submit", new Kind(id -> Http.post(Fill.path("/tracking/mark-submitted"), Fill.token(1), "{\"example_id\":" + id + "}"), free + unlocked));
        kinds.put("approve", new Kind(id -> tracking(id, "approve", "{}", 21),
                free.replace("'pending', annotated_by_id = NULL", "'submitted', annotated_by_id = 1002") + unlocked));
    }

    private static byte[] tracking(long id, String act, String body, int person) {
        return Http.post(Fill.path("/tracking/" + id + "/" + act), Fill.token(person), body);
    }

    void prepare() throws IOException, InterruptedException {
        for (Map.Entry<String, Kind> kind : kinds.entrySet()) {
            set(kind.getValue(), 100);
            acts.put(kind.getKey(), bench.heard(base, i -> kind.getValue().request().apply(base + i)));
        }
    }

    /** Sets the first so many, and leaves nothing of what was done to them before. */
    private void set(Kind kind, int many) {
        String these = " BETWEEN " + base + " AND " + (base + many - 1);
        bench.database.execute(bench.fill.name(),
                "DELETE FROM examples_examplestate WHERE example_id" + these,
                "UPDATE annotation_tracking SET " + kind.state() + " WHERE project_id = 1000 AND example_id" + these,
                "VACUUM annotation_tracking", "VACUUM examples_examplestate", "VACUUM annotation_tracking_count", "CHECKPOINT");
    }

    void measure() throws IOException, InterruptedException {
        bench.figures.title("Writes, " + CLIENTS + " clients; pgbench sends every statement of the request");
        for (String kind : kinds.keySet()) {
            one(kind, kinds.get(kind), acts.get(kind));
        }
    }

    private void one(String name, Kind kind, Act act) throws IOException, InterruptedException {
        set(kind, room * CLIENTS);
        Sample first = service(kind, room, bench.options.seconds());
        int each = Math.max(3, Math.min(room, (int) (first.rate() * bench.options.seconds() / CLIENTS)));
        List<Sample> service = new ArrayList<>();
        List<Sample> pgbench = new ArrayList<>();
        for (int round = 0; round < bench.options.rounds(); round++) {
            set(kind, room * CLIENTS);
            service.add(service(kind, each, 600));
            if (bench.pgbench.isThere()) {
                set(kind, room * CLIENTS);
                PgBench.Script script = act.script(bench.pgbench, name).with("base", base).with("span", each).with("n", 0);
                pgbench.add(bench.pgbench.times(bench.fill.name(), script, CLIENTS, each, bench.postgres()));
                if (!check(name, script, each)) {
                    return;
                }
            }
        }
        bench.figures.note(name, "statements a request", act.statements().size());
        if (bench.figures.side(name, "service", service) & (pgbench.isEmpty() || bench.figures.side(name, "pgbench", pgbench)) && !pgbench.isEmpty()) {
            bench.figures.against(name, "of pgbench", Figures.rate(service) / Figures.rate(pgbench), TARGET, false);
        }
    }

    private Sample service(Kind kind, int each, double seconds) {
        return Load.run(bench.app().port(), CLIENTS, seconds,
                (client, n) -> n < each ? kind.request().apply(base + (long) client * each + n) : null, Load.IS_OK, bench.cpu());
    }

    /** Statements that find nothing to do would be quick. */
    private boolean check(String name, PgBench.Script script, int each) {
        String done = switch (name) {
            case "lock" -> "locked_by_id = 1001 AND status = 'pending'";
            case "renew" -> "last_beat_at > locked_at AND lock_epoch = 77";
            case "submit" -> "status = 'submitted' AND annotated_by_id = 1001";
            default -> "status = 'approved' AND reviewed_by_id = 1021";
        };
        long did = bench.database.number(bench.fill.name(), "SELECT count(*) FROM annotation_tracking WHERE project_id = 1000 AND " + done
                + " AND example_id BETWEEN " + base + " AND " + (base + (long) each * CLIENTS - 1));
        if (did != (long) each * CLIENTS) {
            bench.figures.refuse(name, "pgbench did only " + did + " of " + each * CLIENTS + ": " + script.file());
        }
        return did == (long) each * CLIENTS;
    }
}
