package org.annotationtracking.example.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.core.Role;
import org.annotationtracking.example.list.ListReader.Asker;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a page costs the database: a bounded number of blocks, however many examples there are. */
@ServiceTest
class ListPlanTest {

    private static final Logger LOG = Logger.getLogger(ListPlanTest.class);

    /** Blocks for the ids of a page of eleven: three or four a row where each is looked up, and the way down the indexes. */
    private static final int FEW_BLOCKS = 150;

    @Inject
    World world;

    @Inject
    Jdbi jdbi;

    @Inject
    ListReader lists;

    @Test
    void a_page_costs_few_blocks_in_every_shape() {
        pagesOf(20_000);
    }

    @Test
    @Tag("soak")
    void a_page_costs_few_blocks_among_two_hundred_thousand() {
        pagesOf(200_000);
    }

    private void pagesOf(int examples) {
        Team team = halfDone(examples);
        Map<String, Integer> costs = new LinkedHashMap<>();
        jdbi.useHandle(sql -> {
            sql.execute("SET plan_cache_mode = force_generic_plan");
            for (String filter : List.of(
                    "",
                    "status=submitted",
                    "status=rejected,pending",
                    "annotated_by=me",
                    "annotated_by=me&status=rejected",
                    "reviewed_by=" + team.approver().name(),
                    "locked=true",
                    "queue=annotate",
                    "queue=review")) {
                for (String order : List.of("", "id", "-id")) {
                    cost(costs, sql, team, "ordering=" + order + "&" + filter, "");
                    cost(costs, sql, team, "ordering=" + order + "&" + filter, "deep");
                }
            }
            for (String order : List.of(
                    "created_at",
                    "updated_at",
                    "-updated_at",
                    "-created_at",
                    "-score",
                    "tracking_status",
                    "-tracking_status",
                    "annotated_at",
                    "-annotated_at",
                    "reviewed_at",
                    "-reviewed_at")) {
                cost(costs, sql, team, "ordering=" + order, "");
            }
            for (String assignee :
                    List.of(team.annotator().name(), team.otherAnnotator().name())) {
                for (String order : List.of("", "-created_at", "id", "-score")) {
                    cost(costs, sql, team, "ordering=" + order + "&assignee=" + assignee, "");
                }
            }
            sql.execute("RESET plan_cache_mode");
        });
        costs.forEach((shape, blocks) -> LOG.infof("%6d blocks  %s", blocks, shape));
        assertThat(costs)
                .allSatisfy((shape, blocks) -> assertThat(blocks).as(shape).isLessThan(FEW_BLOCKS));
    }

    private Team halfDone(int examples) {
        Team team = world.team();
        world.execute("""
                INSERT INTO examples_example
                       (project_id, text, meta, score, filename, upload_name, uuid, created_at, updated_at)
                SELECT ?, 'word' || n, '{}', n % 1000, '.', '', gen_random_uuid(),
                       timestamptz '2026-01-01' + n * interval '1 ms', timestamptz '2026-01-01' + n * interval '1 s'
                  FROM generate_series(1, ?) n ORDER BY n
                """, team.project(), examples);
        world.execute(
                """
                UPDATE annotation_tracking t
                   SET status = (ARRAY['submitted', 'approved', 'rejected'])[example_id %% 3 + 1],
                       annotated_by_id = ?::int, annotated_at = timestamptz '2026-02-01' + example_id * interval '1 s',
                       reviewed_by_id = CASE WHEN example_id %% 3 > 0 THEN ?::int END,
                       reviewed_at = CASE WHEN example_id %% 3 > 0 THEN timestamptz '2026-02-02' + example_id * interval '1 s' END
                 WHERE project_id = ? AND example_id <= (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY id)
                                                           FROM examples_example WHERE project_id = ?)
                """.replace("%%", "%"), team.annotator().id(), team.approver().id(), team.project(), team.project());
        assign(team, team.annotator(), 2);
        assign(team, team.otherAnnotator(), 1_000);
        world.execute("VACUUM (ANALYZE) annotation_tracking");
        world.execute("VACUUM (ANALYZE) examples_assignment");
        world.execute("VACUUM (ANALYZE) examples_example");
        return team;
    }

    private void assign(Team team, Person person, int everySo) {
        world.execute("""
                INSERT INTO examples_assignment (id, created_at, updated_at, assignee_id, example_id, project_id)
                SELECT gen_random_uuid(), clock_timestamp(), clock_timestamp(), ?, e.id, e.project_id
                  FROM examples_example e WHERE e.project_id = ? AND e.id %% ? = 0
                """.replace("%%", "%"), person.id(), team.project(), everySo);
    }

    private void cost(Map<String, Integer> costs, Handle sql, Team team, String query, String depth) {
        Map<String, String> parameters = new TreeMap<>();
        for (String part : query.split("&")) {
            if (!part.isEmpty()) {
                parameters.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
            }
        }
        if (!depth.isEmpty()) {
            parameters.put("cursor", "");
            String deep = (query.contains("review") ? team.approver() : team.annotator())
                    .gets(team.path("/examples?limit=1000&cursor=&" + query.replaceFirst("&$", "")))
                    .statusCode(200)
                    .extract()
                    .path("next_cursor");
            if (deep == null) {
                return;
            }
            parameters.put("cursor", deep);
        }
        Person caller = query.contains("review") ? team.approver() : team.annotator();
        ListQuery asked = lists.read(
                parameters::get,
                new Asker(
                        team.project(),
                        new Caller(caller.id(), caller.name(), false, false, Role.ANNOTATOR, Set.of())));
        ListQuery list = lookedUp(sql, asked, team.project());
        costs.put(query + " " + depth, blocks(sql, list, team.project(), caller));
    }

    /** As the service does it: what few examples have is known before the list is read. */
    private static ListQuery lookedUp(Handle sql, ListQuery asked, long project) {
        if (!asked.looksUp()) {
            return asked;
        }
        List<Long> found = sql.createQuery(asked.hits())
                .bindMap(asked.values())
                .bind("project", project)
                .mapTo(Long.class)
                .list();
        return asked.areMany(found.size()) ? asked : asked.among(found);
    }

    private static int blocks(Handle sql, ListQuery list, long project, Person caller) {
        Map<String, Object> values = new LinkedHashMap<>(list.values());
        values.put("project", project);
        values.put("caller", caller.id());
        values.put("limit", 11);
        values.put("offset", 0);
        var query = sql.createQuery("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + list.ids(true));
        String plan = query.bindMap(values).mapTo(String.class).one();
        JsonPath json = new JsonPath(plan);
        return json.getInt("[0].Plan.'Shared Hit Blocks'") + json.getInt("[0].Plan.'Shared Read Blocks'");
    }
}
