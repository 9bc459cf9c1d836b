package bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** Lines in, against COPY of the same rows into the same table, triggers included on both sides. */
final class Imports {

    private static final int PROJECT = 1003;
    private static final double TARGET = 0.5;

    private final Bench bench;
    private final int lines;

    Imports(Bench bench) {
        this.bench = bench;
        this.lines = Math.min(100_000, bench.fill.size());
    }

    void measure() throws IOException, SQLException {
        bench.figures.title("Import of " + lines + " lines, one client");
        bench.database.execute(bench.fill.name(), """
                INSERT INTO projects_project (id, name, description, guideline, created_at, updated_at, project_type, random_order,
                       collaborative_annotation, single_class_classification, allow_member_to_create_label_type)
                VALUES (%1$d, 'imports', '', '', clock_timestamp(), clock_timestamp(), 'DocumentClassification', false, false, false, false) ON CONFLICT DO NOTHING
                """.formatted(PROJECT), """
                INSERT INTO projects_member (created_at, updated_at, project_id, role_id, user_id)
                SELECT clock_timestamp(), clock_timestamp(), %1$d, id, 1029 FROM roles_role WHERE name = 'project_admin'
                ON CONFLICT DO NOTHING
                """.formatted(PROJECT));
        StringBuilder json = new StringBuilder();
        for (int n = 1; n <= lines; n++) {
            json.append("{\"text\":\"").append(text(n)).append("\",\"meta\":{\"source\":\"bench\"}}\n");
        }
        byte[] request = Http.bytes("POST", "/v1/projects/" + PROJECT + "/examples/import", Fill.token(29), "application/x-ndjson", json.toString());
        List<Double> ratios = new ArrayList<>();
        importer(request);
        for (int round = 0; round < bench.options.rounds(); round++) {
            double service = importer(request);
            double copy = copy();
            bench.figures.note("import", "service, lines a second", service);
            bench.figures.note("import", "COPY, rows a second", copy);
            ratios.add(service / copy);
        }
        bench.figures.against("import", "of COPY", Sample.median(ratios.stream().mapToDouble(Double::doubleValue).toArray()), TARGET, false);
    }

    private static String text(int n) {
        return "Example " + n + " speaks of this and that and whatever else " + n * 7L + " people would say about " + n * 13L + " things.";
    }

    private double importer(byte[] request) throws IOException {
        bench.database.execute(bench.fill.name(), "CHECKPOINT");
        long began = System.nanoTime();
        String reply = Bench.call(bench.app().port(), request).text();
        double took = (System.nanoTime() - began) / 1e9;
        if (!reply.contains("\"imported\":" + lines)) {
            throw new IllegalStateException(reply);
        }
        return lines / took;
    }

    private double copy() throws SQLException, IOException {
        StringBuilder rows = new StringBuilder();
        for (int n = 1; n <= lines; n++) {
            rows.append(PROJECT).append('\t').append(text(n)).append("\t{\"source\": \"bench\"}\t100\t.\t\t").append(java.util.UUID.randomUUID())
                    .append("\t2026-01-01\t2026-01-01\n");
        }
        bench.database.execute(bench.fill.name(), "CHECKPOINT");
        try (Connection connection = bench.database.connect(bench.fill.name())) {
            long began = System.nanoTime();
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(
                    "COPY examples_example (project_id, text, meta, score, filename, upload_name, uuid, created_at, updated_at) FROM STDIN",
                    new StringReader(rows.toString()));
            return lines / ((System.nanoTime() - began) / 1e9);
        }
    }
}
