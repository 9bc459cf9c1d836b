package bench;

import bench.Http.Reply;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Claims, each by a person who holds nothing yet, in a project of its own: at an empty head, after half of a large project was taken
 * from the head under a snapshot that is older, and without that snapshot.
 */
final class Claims {

    private static final int PEOPLE = 30_000;
    private static final double FLAT = 0.8;
    private static final Pattern EXAMPLE = Pattern.compile("\"example\":\\{\"id\":(\\d+)");
    private static final byte[] NOTHING = null;

    private final Bench bench;
    private final int project;
    private final int clients;
    private int most = PEOPLE;
    private final AtomicLong twice = new AtomicLong();

    Claims(Bench bench, int project, int clients) {
        this.bench = bench;
        this.project = project;
        this.clients = clients;
    }

    /** The project with so many pending examples, and people who may claim. */
    void prepare(int examples) {
        sql("""
                INSERT INTO auth_user (id, password, is_superuser, username, first_name, last_name, email, is_staff, is_active, date_joined)
                SELECT 100000 + n, '!', false, 'claimer-' || n, '', '', '', false, true, clock_timestamp() FROM generate_series(1, %d) n
                ON CONFLICT DO NOTHING
                """.formatted(PEOPLE), """
                INSERT INTO authtoken_token (key, created, user_id)
                SELECT 'claimer' || lpad(n::text, 33, '0'), clock_timestamp(), 100000 + n FROM generate_series(1, %d) n ON CONFLICT DO NOTHING
                """.formatted(PEOPLE), """
                INSERT INTO projects_project (id, name, description, guideline, created_at, updated_at, project_type, random_order,
                       collaborative_annotation, single_class_classification, allow_member_to_create_label_type)
                VALUES (%d, 'claims', '', '', clock_timestamp(), clock_timestamp(), 'DocumentClassification', false, false, false, false)
                ON CONFLICT DO NOTHING
                """.formatted(project), """
                INSERT INTO projects_member (created_at, updated_at, project_id, role_id, user_id)
                SELECT clock_timestamp(), clock_timestamp(), %d, r.id, 100000 + n FROM generate_series(1, %d) n
                  JOIN roles_role r ON r.name = 'annotator' ON CONFLICT DO NOTHING
                """.formatted(project, PEOPLE), """
                INSERT INTO examples_example (project_id, text, meta, score, filename, upload_name, uuid, created_at, updated_at)
                SELECT %d, 'Example ' || n, '{}', 0, '.', '', gen_random_uuid(), clock_timestamp(), clock_timestamp()
                  FROM generate_series(1, %d) n ORDER BY n
                """.formatted(project, examples));
        // Some must be left when the head has been taken.
        most = Math.min(PEOPLE, examples / 5 / (3 * bench.options.rounds() + 2));
        bench.fill.settle();
    }

    void measure(int examples) throws SQLException {
        bench.figures.title("Claims, " + clients + " clients, each claim by a person who holds nothing");
        prepare(examples);
        // A Java that is still compiling would make whatever comes later look quicker.
        for (int second = 0; second < bench.options.warmup(); second += bench.options.seconds()) {
            one();
        }
        List<Sample> empty = rounds();
        if (!bench.figures.side("empty head", "service", empty)) {
            return;
        }
        int taken = examples * 4 / 5;
        try (Connection old = bench.database.connect(bench.fill.name());
                Statement snapshot = old.createStatement()) {
            old.setAutoCommit(false);
            old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            snapshot.executeQuery("SELECT count(*) FROM projects_project").close();
            take(taken);
            flat(taken + " taken, old snapshot open", empty);
            old.rollback();
        }
        flat(taken + " taken", empty);
        bench.figures.against("claims", "given twice", twice.get(), 0, true);
    }

    private void flat(String what, List<Sample> empty) {
        List<Sample> now = rounds();
        if (bench.figures.side(what, "service", now)) {
            bench.figures.against(what, "of the rate at an empty head", Figures.rate(now) / Figures.rate(empty), FLAT, false);
        }
    }

    private List<Sample> rounds() {
        List<Sample> samples = new ArrayList<>();
        for (int round = 0; round < bench.options.rounds(); round++) {
            samples.add(one());
        }
        return samples;
    }

    /** What is claimed is submitted afterwards, so that the next ones find it taken. */
    Sample one() {
        AtomicInteger person = new AtomicInteger();
        Set<String> given = ConcurrentHashMap.newKeySet();
        Sample sample = Load.run(bench.app().port(), clients, bench.options.seconds(), (client, n) -> {
            int next = person.incrementAndGet();
            return next > most ? NOTHING : Http.post("/v1/projects/" + project + "/tracking/claim", token(next), "{\"kind\":\"annotate\"}");
        }, (client, reply) -> wrong(reply, given), bench.cpu());
        sql("""
                UPDATE annotation_tracking SET status = 'submitted', annotated_by_id = locked_by_id, annotated_at = clock_timestamp(),
                       locked_by_id = NULL, locked_at = NULL, last_beat_at = NULL, lock_expires_at = NULL, lease_seconds = NULL
                 WHERE project_id = %d AND locked_by_id IS NOT NULL
                """.formatted(project));
        return sample;
    }

    private String wrong(Reply reply, Set<String> given) {
        String text = reply.text();
        Matcher example = EXAMPLE.matcher(text);
        if (reply.status() != 200 || !example.find()) {
            return reply.status() + " " + text;
        }
        if (!given.add(example.group(1))) {
            twice.incrementAndGet();
        }
        return null;
    }

    private static String token(int person) {
        String number = String.valueOf(person);
        return "claimer" + "0".repeat(33 - number.length()) + number;
    }

    /** From the head on, a thousand a transaction, as bulk submissions do it. */
    private void take(int many) {
        Set<String> statements = new LinkedHashSet<>();
        long first = bench.database.number(bench.fill.name(),
                "SELECT min(example_id) FROM annotation_tracking WHERE status = 'pending' AND project_id = " + project);
        for (long from = first; from < first + many; from += 1000) {
            statements.add("UPDATE annotation_tracking SET status = 'submitted', annotated_by_id = 1001, annotated_at = clock_timestamp()"
                    + " WHERE project_id = " + project + " AND status = 'pending' AND example_id BETWEEN " + from + " AND " + (from + 999));
        }
        sql(statements.toArray(String[]::new));
    }

    private void sql(String... statements) {
        bench.database.execute(bench.fill.name(), statements);
    }
}
