package org.annotationtracking.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.annotationtracking.Person;
import org.annotationtracking.Team;
import org.annotationtracking.TestDatabase;
import org.annotationtracking.World;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.core.Role;
import org.annotationtracking.example.list.ListQuery;
import org.annotationtracking.example.list.ListReader;
import org.annotationtracking.example.list.ListReader.Asker;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a page costs the database: a bounded number of blocks, however many examples there are; in a database of its own. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class PagePlanTest {

    private static final Logger LOG = Logger.getLogger(PagePlanTest.class);

    /** Blocks for a page of eleven: a few for the way down each index, and for each row its own and those of whom it names. */
    private static final int FEW_BLOCKS = 400;

    /** Filters that tracking rows lead to in the order of the id. */
    private static final List<String> FILTERS = List.of(
            "status=submitted",
            "status=rejected,pending",
            "annotated_by=me",
            "annotated_by=me&status=rejected",
            "reviewed_by=me",
            "locked=true",
            "locked_by=me",
            "queue=annotate",
            "queue=review");

    /** Conditions that most examples fulfil, or few that are known from elsewhere. */
    private static final List<String> CONDITIONS = List.of(
            "", "locked=false", "assignee=me", "assignee=few", "q=word17777", "updated_since=2026-11-01T00:00:00Z");

    /** What most examples say or are: a page by a tracking row's columns reads the examples of more than a page. */
    private static final List<String> COMMON =
            List.of("confirmed=false", "q=word", "updated_since=2026-01-01T00:00:00Z");

    /** Every order but those that docs/decisions/0065-one-page-one-stretch.md leaves to sorting. */
    private static final List<String> ORDERS = List.of(
            "",
            "id",
            "-id",
            "created_at",
            "-created_at",
            "updated_at",
            "-updated_at",
            "-score",
            "tracking_status",
            "-tracking_status",
            "annotated_at",
            "-annotated_at",
            "reviewed_at",
            "-reviewed_at");

    private static final Pattern WHOLE_TABLE = Pattern.compile(
            "\"Node Type\": \"Seq Scan\",[^}]*?\"Relation Name\": \"(examples_example|annotation_tracking)\"");

    @Inject
    World world;

    @Inject
    Jdbi jdbi;

    @Inject
    ListReader lists;

    @Inject
    ExampleQueries examples;

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
            for (String filter : FILTERS) {
                for (String order : List.of("", "id", "-id", "tracking_status", "-tracking_status")) {
                    cost(costs, sql, team, "ordering=" + order + "&" + filter);
                }
            }
            // The filled ones make the page, and nobody looks for the empty.
            for (String order : List.of("annotated_at", "-annotated_at")) {
                for (String filter : List.of("status=submitted", "annotated_by=me", "queue=review")) {
                    cost(costs, sql, team, "ordering=" + order + "&" + filter);
                }
            }
            for (String order : ORDERS) {
                for (String condition : CONDITIONS) {
                    cost(costs, sql, team, "ordering=" + order + "&" + condition);
                }
                for (String condition : order.contains("status") ? List.<String>of() : COMMON) {
                    cost(costs, sql, team, "ordering=" + order + "&" + condition);
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
        fill("""
                INSERT INTO examples_example
                       (project_id, text, meta, score, filename, upload_name, uuid, created_at, updated_at)
                SELECT ?, 'word' || n, '{}', n % 1000, '.', '', gen_random_uuid(),
                       timestamptz '2026-01-01' + n * interval '1 ms', timestamptz '2026-01-01' + n * interval '1 s'
                  FROM generate_series(1, ?) n ORDER BY n
                """, team.project(), examples);
        fill(
                """
                UPDATE annotation_tracking t
                   SET status = (ARRAY['submitted', 'approved', 'rejected'])[example_id %% 3 + 1],
                       annotated_by_id = CASE WHEN example_id %% 4 = 0 THEN ?::int ELSE ?::int END, annotated_at = timestamptz '2026-02-01' + example_id * interval '1 s',
                       reviewed_by_id = CASE WHEN example_id %% 3 > 0 THEN ?::int END,
                       reviewed_at = CASE WHEN example_id %% 3 > 0 THEN timestamptz '2026-02-02' + example_id * interval '1 s' END
                 WHERE project_id = ? AND example_id <= (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY id)
                                                           FROM examples_example WHERE project_id = ?)
                """.replace("%%", "%"),
                team.otherAnnotator().id(),
                team.annotator().id(),
                team.approver().id(),
                team.project(),
                team.project());
        assign(team, team.annotator(), 2);
        assign(team, team.otherAnnotator(), 1_000);
        fill("VACUUM (ANALYZE) annotation_tracking");
        fill("VACUUM (ANALYZE) examples_assignment");
        fill("VACUUM (ANALYZE) examples_example");
        return team;
    }

    private void assign(Team team, Person person, int everySo) {
        fill("""
                INSERT INTO examples_assignment (id, created_at, updated_at, assignee_id, example_id, project_id)
                SELECT gen_random_uuid(), clock_timestamp(), clock_timestamp(), ?, e.id, e.project_id
                  FROM examples_example e WHERE e.project_id = ? AND e.id %% ? = 0
                """.replace("%%", "%"), person.id(), team.project(), everySo);
    }

    /** Beside the service's pool: so many rows at once take longer than a statement of the service may. */
    private void fill(String statement, Object... values) {
        Jdbi.create(world::connect).useHandle(sql -> sql.execute(statement, values));
    }

    private void cost(Map<String, Integer> costs, Handle sql, Team team, String shape) {
        Person caller = shape.contains("review") ? team.approver() : team.annotator();
        String query = shape.replace("few", team.otherAnnotator().name());
        Map<String, String> parameters = new TreeMap<>();
        for (String part : query.split("&")) {
            parameters.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        parameters.put("cursor", "");
        costs.put(shape, blocks(sql, parameters, team.project(), caller));
        String deep = caller.gets(team.path("/examples?limit=1000&cursor=&" + query))
                .statusCode(200)
                .extract()
                .path("next_cursor");
        if (deep != null) {
            parameters.put("cursor", deep);
            costs.put(shape + " deep", blocks(sql, parameters, team.project(), caller));
        }
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

    private int blocks(Handle sql, Map<String, String> parameters, long project, Person caller) {
        ListQuery list = lookedUp(
                sql,
                lists.read(
                        parameters::get,
                        new Asker(
                                project,
                                new Caller(caller.id(), caller.name(), false, false, Role.ANNOTATOR, Set.of()))),
                project);
        Map<String, Object> values = new LinkedHashMap<>(list.values());
        values.put("project", project);
        values.put("caller", caller.id());
        values.put("limit", 11);
        values.put("offset", 0);
        // As the service asks for it: words are planned for, everything else once for all values.
        sql.execute("SET plan_cache_mode = " + (list.searches() ? "force_custom_plan" : "force_generic_plan"));
        String plan = sql.createQuery("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + examples.pageSql(list))
                .bindMap(values)
                .mapTo(String.class)
                .one();
        assertThat(plan).as(parameters.toString()).doesNotContainPattern(WHOLE_TABLE);
        JsonPath json = new JsonPath(plan);
        return json.getInt("[0].Plan.'Shared Hit Blocks'") + json.getInt("[0].Plan.'Shared Read Blocks'");
    }
}
