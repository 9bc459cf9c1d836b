package org.annotationtracking.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.example.list.ListQuery;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Looking for text among many examples: few hits, many hits, and what it costs. */
@ServiceTest
class SearchTest {

    /** More than a count goes to. */
    private static final int EXAMPLES = 12_000;

    @Inject
    World world;

    @Inject
    Jdbi jdbi;

    @Test
    void few_hits_are_sorted_filtered_and_counted_as_any_list() {
        Team team = filled();
        List<Long> wanted = team.annotator()
                .gets(team.path("/examples?q=needle&limit=100"))
                .statusCode(200)
                .body("count", equalTo(4))
                .body("next", nullValue())
                .extract()
                .jsonPath()
                .getList("results.id", Long.class);
        assertThat(wanted).hasSize(4).isSorted();

        List<Long> down = ids(team, "q=needle&ordering=-id");
        assertThat(down)
                .containsExactlyElementsOf(
                        wanted.stream().sorted((a, b) -> b.compareTo(a)).toList());

        team.lock(team.annotator(), wanted.get(1)).statusCode(200);
        team.submit(team.annotator(), wanted.get(1)).statusCode(200);
        assertThat(ids(team, "q=needle&status=submitted")).containsExactly(wanted.get(1));
        assertThat(ids(team, "q=needle&annotated_by=me&status=pending,submitted"))
                .containsExactly(wanted.get(1));
        assertThat(ids(team, "q=needle&status=pending"))
                .doesNotContain(wanted.get(1))
                .hasSize(3);
        assertThat(ids(team, "q=needle&ordering=-annotated_at")).hasSize(4).startsWith(wanted.get(1));
        team.annotator().gets(team.path("/examples?q=needle&status=pending")).body("count", equalTo(3));

        List<Long> walked = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = team.annotator()
                    .gets(team.path("/examples?q=needle&limit=3&cursor=" + cursor))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            walked.addAll(page.getList("results.id", Long.class));
            cursor = page.getString("next_cursor");
        }
        assertThat(walked).containsExactlyElementsOf(wanted);
    }

    @Test
    void many_hits_come_in_order_and_are_counted_so_far() {
        Team team = filled();
        JsonPath page = team.annotator()
                .gets(team.path("/examples?q=straw&limit=50"))
                .statusCode(200)
                .body("count", equalTo(ListQuery.EXACT_COUNT))
                .body("count_is_estimate", equalTo(true))
                .extract()
                .jsonPath();
        assertThat(page.getList("results.text", String.class))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 50).mapToObj(n -> "Straw " + n).toList());
    }

    /** Three thousand times as many examples without the word must not be read to find those with it. */
    @Test
    void a_rare_word_is_found_by_its_index() {
        Team team = filled();
        String index = "SELECT count(*) FROM pg_index WHERE indexrelid = to_regclass('examples_example_search_idx')"
                + " AND indisvalid";
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (world.number(index) == 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        world.execute("VACUUM (ANALYZE) examples_example");
        String hits = "SELECT e.id FROM examples_example e WHERE e.project_id = ? AND upper(e.text) LIKE upper(?)";
        List<String> plan = jdbi.inTransaction(sql -> {
            sql.execute("SET LOCAL plan_cache_mode = force_custom_plan");
            return sql.select("EXPLAIN " + hits, team.project(), "%needle%")
                    .mapTo(String.class)
                    .list();
        });
        assertThat(String.join("\n", plan)).contains("examples_example_search_idx");
    }

    @Test
    void a_search_that_takes_too_long_is_refused_by_name() {
        SearchQueries impatient = new SearchQueries(jdbi, Duration.ofMillis(50));
        assertThatThrownBy(() -> impatient.bounded(sql -> sql.select("SELECT 1 FROM pg_sleep(20)")
                        .mapTo(Integer.class)
                        .one()))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("q: Searching took longer than 50 ms");
    }

    private List<Long> ids(Team team, String query) {
        return team.annotator()
                .gets(team.path("/examples?limit=100&" + query))
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("results.id", Long.class);
    }

    private Team filled() {
        Team team = world.team();
        world.execute("""
                INSERT INTO examples_example
                       (project_id, text, meta, score, filename, upload_name, uuid, created_at, updated_at)
                SELECT ?, CASE WHEN n % 3000 = 0 THEN 'A Needle in ' ELSE 'Straw ' END || n, '{}', 0, '.', '',
                       gen_random_uuid(), timestamptz '2026-01-01' + n * interval '1 ms', timestamptz '2026-01-01'
                  FROM generate_series(1, ?) n ORDER BY n
                """, team.project(), EXAMPLES);
        return team;
    }
}
