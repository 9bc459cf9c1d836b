package org.annotationtracking.example.list;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every filter in every order, by offset and by cursor, against the plainest query that says the same. */
@ServiceTest
class ListOrderTest {

    private static final int EXAMPLES = 90;

    private static final Map<String, String> COLUMNS = Map.of(
            "id", "e.id",
            "created_at", "e.created_at",
            "updated_at", "e.updated_at",
            "score", "e.score",
            "tracking_status", "t.status",
            "annotated_at", "t.annotated_at",
            "reviewed_at", "t.reviewed_at");

    @Inject
    World world;

    @Inject
    Jdbi jdbi;

    Team team;

    @BeforeEach
    void a_project_where_everything_occurs_and_much_is_equal() {
        team = world.team();
        world.execute("""
                INSERT INTO examples_example
                       (project_id, text, meta, score, filename, upload_name, uuid, created_at, updated_at)
                SELECT ?, 'word' || n % 4, '{}', n % 3, '.', '', gen_random_uuid(),
                       timestamptz '2026-01-01' - (n * 7 % 10) * interval '1.000001 s',
                       timestamptz '2026-01-01' + (n * 3 % 8) * interval '1 day'
                  FROM generate_series(1, ?) n ORDER BY n
                """, team.project(), EXAMPLES);
        world.execute(
                """
                UPDATE annotation_tracking t
                   SET status = (ARRAY['pending', 'submitted', 'approved', 'rejected'])[n % 4 + 1],
                       annotated_by_id = CASE WHEN n % 4 > 0 OR n % 20 = 0 THEN (ARRAY[?::int, ?::int])[n % 2 + 1] END,
                       annotated_at = CASE WHEN n % 4 > 0 THEN timestamptz '2026-02-01' + (n % 5) * interval '1.000003 s' END,
                       reviewed_by_id = CASE WHEN n % 4 > 1 THEN ?::int END,
                       reviewed_at = CASE WHEN n % 4 > 1 THEN timestamptz '2026-02-02' - (n % 3) * interval '1 hour' END,
                       changed_at = timestamptz '2026-01-01' + (n * 5 % 9) * interval '1 day',
                       locked_by_id = CASE WHEN n % 6 = 0 THEN ?::int END,
                       locked_at = CASE WHEN n % 6 = 0 THEN clock_timestamp() END,
                       lock_expires_at = CASE WHEN n % 6 = 0 THEN clock_timestamp() + (n % 4 - 1) * interval '1 hour' END
                  FROM (SELECT example_id, row_number() OVER (ORDER BY example_id) AS n
                          FROM annotation_tracking WHERE project_id = ?) r
                 WHERE t.project_id = ? AND t.example_id = r.example_id
                """,
                team.annotator().id(),
                team.otherAnnotator().id(),
                team.approver().id(),
                team.annotator().id(),
                team.project(),
                team.project());
    }

    /** Orders as they are asked for, and in SQL. */
    private static Map<String, String> orders() {
        Map<String, String> orders = new LinkedHashMap<>();
        COLUMNS.forEach((name, column) -> {
            orders.put(name, column + " NULLS LAST, e.id");
            orders.put("-" + name, column + " DESC NULLS LAST, e.id");
        });
        orders.put("score,-annotated_at", "e.score, t.annotated_at DESC NULLS LAST, e.id");
        orders.put("-reviewed_at,-id", "t.reviewed_at DESC NULLS LAST, e.id DESC");
        return orders;
    }

    private Map<String, String> filters() {
        String annotator = "(SELECT id FROM auth_user WHERE username = '%s')"
                .formatted(team.annotator().name());
        String approver = "(SELECT id FROM auth_user WHERE username = '%s')"
                .formatted(team.approver().name());
        String live = "coalesce(t.lock_expires_at > clock_timestamp(), false)";
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("", "true");
        filters.put("status=submitted", "t.status = 'submitted'");
        filters.put("status=rejected,pending", "t.status IN ('rejected', 'pending')");
        filters.put("annotated_by=me", "t.annotated_by_id = " + annotator);
        filters.put(
                "annotated_by=me&status=approved,rejected",
                "t.annotated_by_id = " + annotator + " AND t.status IN ('approved', 'rejected')");
        filters.put("reviewed_by=" + team.approver().name(), "t.reviewed_by_id = " + approver);
        filters.put(
                "reviewed_by=%s&annotated_by=me&status=rejected"
                        .formatted(team.approver().name()),
                "t.reviewed_by_id = %s AND t.annotated_by_id = %s AND t.status = 'rejected'"
                        .formatted(approver, annotator));
        filters.put("annotated_by=nobody-of-that-name", "false");
        filters.put(
                "queue=annotate",
                "(t.status = 'pending' OR t.status = 'rejected' AND t.annotated_by_id = %1$s)".formatted(annotator)
                        + " AND (NOT %s OR t.locked_by_id = %s)".formatted(live, annotator));
        filters.put("locked=true", live);
        filters.put("locked=false&status=pending", "NOT " + live + " AND t.status = 'pending'");
        filters.put(
                "locked_by=me&status=pending,approved",
                live + " AND t.locked_by_id = " + annotator + " AND t.status IN ('pending', 'approved')");
        filters.put(
                "updated_since=2026-01-07T00:00:00Z",
                "greatest(t.changed_at, e.updated_at) >= timestamptz '2026-01-07Z'");
        filters.put("q=word1&annotated_by=me", "e.text LIKE '%word1%' AND t.annotated_by_id = " + annotator);
        filters.put("confirmed=false&q=word3", "e.text LIKE '%word3%'");
        return filters;
    }

    @Test
    void every_filter_in_some_orders_is_what_the_plain_query_says() {
        Iterator<String> orders =
                Stream.generate(() -> orders().keySet()).flatMap(Set::stream).iterator();
        filters().forEach((filter, condition) -> {
            for (int number = 0; number < 3; number++) {
                String order = orders.next();
                compare(filter, condition, order, orders().get(order));
            }
        });
    }

    @Test
    @Tag("soak")
    void every_filter_in_every_order_is_what_the_plain_query_says() {
        filters()
                .forEach((filter, condition) ->
                        orders().forEach((order, column) -> compare(filter, condition, order, column)));
    }

    @Test
    void without_an_order_examples_come_as_they_were_made_and_tracked_ones_by_id() {
        compare("", "true", null, "e.created_at, e.id");
        compare("q=word", "true", null, "e.created_at, e.id");
        compare("status=pending,approved", "t.status IN ('pending', 'approved')", null, "e.id");
    }

    private void compare(String filter, String condition, @Nullable String order, String orderBy) {
        List<Long> expected = jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT e.id FROM examples_example e JOIN annotation_tracking t ON t.example_id = e.id
                         WHERE e.project_id = :project AND %s ORDER BY %s
                        """.formatted(condition, orderBy))
                .bind("project", team.project())
                .mapTo(Long.class)
                .list());
        String query =
                "?limit=31" + (filter.isEmpty() ? "" : "&" + filter) + (order == null ? "" : "&ordering=" + order);

        assertThat(walk(query + "&cursor=")).as("%s by cursor", query).isEqualTo(expected);
        List<Long> second = expected.subList(Math.min(31, expected.size()), Math.min(62, expected.size()));
        JsonPath page = team.annotator()
                .gets(team.path("/examples" + query + "&offset=31"))
                .body("count", equalTo(expected.size()))
                .extract()
                .jsonPath();
        assertThat(page.getList("results.id", Long.class))
                .as("%s by offset", query)
                .isEqualTo(second);
    }

    private List<Long> walk(String query) {
        List<Long> ids = new ArrayList<>();
        @Nullable String address = team.path("/examples" + query);
        while (address != null) {
            JsonPath page =
                    team.annotator().gets(address).statusCode(200).extract().jsonPath();
            ids.addAll(page.getList("results.id", Long.class));
            String further = page.getString("next");
            address = further == null ? null : URLDecoder.decode(further, UTF_8);
            assertThat(ids).hasSizeLessThanOrEqualTo(EXAMPLES);
        }
        return ids;
    }

    @Test
    void a_cursor_stays_in_its_place_while_rows_before_it_come_and_go() {
        JsonPath first = team.annotator()
                .gets(team.path("/examples?cursor=&limit=5&ordering=-id"))
                .body("previous", equalTo(null))
                .extract()
                .jsonPath();
        world.example(team.project(), "newer");

        team.annotator()
                .gets(team.path("/examples?limit=5&ordering=-id&cursor=" + first.getString("next_cursor")))
                .body("results[0].id", equalTo(first.getInt("results[4].id") - 1));
    }

    @Test
    void only_cursors_of_this_list_and_order_are_taken() {
        String cursor = team.annotator()
                .gets(team.path("/examples?cursor=&limit=5&ordering=score"))
                .extract()
                .path("next_cursor");
        String time = Base64.getUrlEncoder().encodeToString("[\"created_at,id\",\"9e18\",\"1\"]".getBytes(UTF_8));

        Stream.of(
                        "ordering=-score&cursor=" + cursor,
                        "cursor=" + cursor,
                        "ordering=score&cursor=" + cursor.substring(2),
                        "cursor=x",
                        "cursor=%00",
                        "cursor=bnVsbA",
                        "cursor=" + time,
                        "cursor=" + "A".repeat(2000))
                .forEach(query -> team.annotator()
                        .gets(team.path("/examples?" + query))
                        .statusCode(400)
                        .body("code", equalTo("invalid")));
    }

    @Test
    void a_count_by_cursor_comes_when_asked_for() {
        team.annotator()
                .gets(team.path("/examples?cursor=&limit=5"))
                .body("containsKey('count')", equalTo(false))
                .body("containsKey('previous')", equalTo(false));
        team.annotator()
                .gets(team.path("/examples?cursor=&limit=5&with_count=true"))
                .body("count", equalTo(EXAMPLES))
                .body("containsKey('count_is_estimate')", equalTo(false));
        team.annotator().gets(team.path("/examples?cursor=&limit=90")).body("next_cursor", equalTo(null));
    }
}
