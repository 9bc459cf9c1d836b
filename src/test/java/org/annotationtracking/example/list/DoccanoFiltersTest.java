package org.annotationtracking.example.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.auth.Visibility;
import org.annotationtracking.core.Role;
import org.annotationtracking.core.SchemaReady;
import org.annotationtracking.example.list.ListReader.Asker;
import org.annotationtracking.queue.Workable;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** doccano's own filters and its random order, at its list. */
@ServiceTest
class DoccanoFiltersTest {

    @Inject
    World world;

    @Inject
    Workable workable;

    @Inject
    Visibility visibility;

    Team team;
    long first;
    long second;
    long third;

    @BeforeEach
    void newTeam() {
        team = world.team();
        first = team.example();
        second = team.example();
        third = team.example();
    }

    @Test
    void assignee_is_an_exact_username_and_finds_an_example_once() {
        assign(first, team.annotator());
        assign(first, team.otherAnnotator());
        assign(third, team.annotator());
        String name = team.annotator().name();

        expect("assignee=" + name, first, third);
        expect("assignee=%22" + name + "%22", first, third);
        expect("assignee=" + team.otherAnnotator().name() + "&confirmed=false", first);
        expect("assignee=" + name + "&ordering=-created_at", third, first);
        expect("assignee=nobody");
        expect("assignee=" + name.toUpperCase(java.util.Locale.ROOT));
        expect("assignee=", first, second, third);
        expect("assignee=" + name + "&status=submitted");
    }

    @Test
    void nothing_is_found_by_label_where_there_are_no_labels() {
        expect("label=positive");
        expect("label=", first, second, third);
    }

    @Test
    void a_label_of_any_kind_finds_an_example_once() throws SQLException {
        try (Connection connection = world.connect();
                Handle sql = Jdbi.create(connection).open()) {
            labelTables(sql);
            label(sql, "category", first, "positive", team.project());
            label(sql, "category", first, "positive", team.project());
            label(sql, "span", second, "foo bar", team.project());
            label(sql, "relation", third, "positive", team.project());
            label(sql, "category", second, "elsewhere", world.team().project());
            ListReader lists = reader(connection);

            assertThat(found(sql, lists, "positive")).containsExactly(first, third);
            assertThat(found(sql, lists, "\"foo bar\"")).containsExactly(second);
            assertThat(found(sql, lists, "positiv")).isEmpty();
            assertThat(found(sql, lists, "elsewhere")).isEmpty();
        }
    }

    @Test
    void the_accidental_filters_mean_exactly_what_they_say() {
        world.execute(
                "UPDATE examples_example SET text = 'another', created_at = '2026-01-02 03:04:05.678Z' WHERE id = ?",
                second);

        expect("text=another", second);
        expect("text=anoth");
        expect("created_at=2026-01-02T03:04:05.678Z", second);
        expect("created_at=2026-01-02%2003:04:05.678000", second);
        expect("created_at=2026-01-02T05:04:05.678%2B02:00", second);
        expect("created_at=2026-01-02");
        expect("project=" + team.project(), first, second, third, second);
        expect("project=" + world.team().project());
        refuse("project=abc", "project", "Select a valid choice. That choice is not one of the available choices.");
        for (String column : List.of("created_at", "updated_at")) {
            for (String word :
                    List.of("garbage", "2026-13-01", "99999-01-01", "2026-01-01T25:00:00Z", "T", "-0001-01-01T00:00")) {
                refuse(column + "=" + word, column, "Enter a valid date/time.");
            }
        }
    }

    @Test
    void a_project_of_random_order_shows_everybody_another_one_and_always_the_same() {
        world.execute("UPDATE projects_project SET random_order = true WHERE id = ?", team.project());
        List<Long> all = new ArrayList<>(List.of(first, second, third));
        for (int i = 0; i < 30; i++) {
            all.add(team.example());
        }

        for (Person person : List.of(team.annotator(), team.otherAnnotator(), team.approver(), team.admin())) {
            int divisor = Shuffle.divisor(person.id());
            List<Integer> expected = all.stream()
                    .sorted(java.util.Comparator.comparing((Long id) -> id % divisor)
                            .thenComparing(id -> id))
                    .map(Long::intValue)
                    .toList();

            person.gets(team.path("/examples?limit=100")).body("results.id", equalTo(expected));
            person.gets(team.path("/examples?limit=5&offset=10&confirmed=false&q="))
                    .body("results.id", equalTo(expected.subList(10, 15)))
                    .body("count", equalTo(all.size()));
            person.gets(team.path("/examples?limit=100&q=text&confirmed=false")).body("results.id", equalTo(expected));
            assertThat(byCursor(person)).isEqualTo(expected);
            person.gets(team.path("/examples?limit=3&ordering=created_at"))
                    .body("results.id", contains((int) first, (int) second, (int) third));
            person.gets(team.path("/examples?limit=100&status=pending"))
                    .body("results.id", equalTo(all.stream().map(Long::intValue).toList()));
            person.gets(team.path("/examples?limit=100&ordering=shuffled,nonsense"))
                    .body("results.id", equalTo(expected));
        }
    }

    private List<Integer> byCursor(Person person) {
        List<Integer> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = person.gets(team.path("/examples?limit=7&with_count=true&cursor=" + cursor))
                    .statusCode(200)
                    .extract();
            ids.addAll(page.path("results.id"));
            cursor = page.path("next_cursor");
        }
        return ids;
    }

    private void expect(String query, long... ids) {
        List<Integer> expected =
                java.util.Arrays.stream(ids).distinct().mapToObj(id -> (int) id).toList();
        team.admin()
                .asks()
                .urlEncodingEnabled(false)
                .get(team.path("/examples?" + query))
                .then()
                .statusCode(200)
                .body(
                        "results.id",
                        query.contains("created_at=") || query.contains("project=")
                                ? containsInAnyOrder(expected.toArray())
                                : equalTo(expected))
                .body("count", equalTo(expected.size()));
    }

    private void refuse(String query, String member, String text) {
        team.admin().gets(team.path("/examples?" + query)).statusCode(400).body(member, equalTo(List.of(text)));
    }

    private void assign(long example, Person person) {
        world.execute(
                "INSERT INTO examples_assignment (id, created_at, updated_at, assignee_id, example_id, project_id)"
                        + " VALUES (?, clock_timestamp(), clock_timestamp(), ?, ?, ?)",
                UUID.randomUUID(),
                person.id(),
                example,
                team.project());
    }

    private ListReader reader(Connection connection) {
        HostTableQueries tables = new HostTableQueries(Jdbi.create(connection));
        tables.learn(new SchemaReady(SchemaReady.Mode.ATTACHED, false));
        return new ListReader(workable, tables, visibility);
    }

    private List<Long> found(Handle sql, ListReader lists, String label) {
        ListQuery list = lists.read(
                Map.of("label", label)::get,
                new Asker(team.project(), new Caller(team.admin().id(), "admin", false, false, Role.ADMIN, Set.of())));
        List<Long> ids = sql.createQuery(list.ids(true))
                .bindMap(list.values())
                .bind("project", team.project())
                .bind("limit", 10)
                .bind("offset", 0)
                .mapTo(Long.class)
                .list();
        assertThat(sql.createQuery(list.count(true))
                        .bindMap(list.values())
                        .bind("project", team.project())
                        .mapTo(Integer.class)
                        .one())
                .isEqualTo(ids.size());
        return ids;
    }

    /** As doccano has them, as far as the filter looks; gone with the connection. */
    private static void labelTables(Handle sql) {
        for (String type : List.of("category", "span", "relation")) {
            sql.execute("CREATE TEMP TABLE label_types_" + type
                    + "type (id serial, text varchar(100), project_id integer)");
            sql.execute("CREATE TEMP TABLE labels_" + type + " (example_id integer, "
                    + (type.equals("relation") ? "type_id" : "label_id") + " integer)");
        }
    }

    private static void label(Handle sql, String kind, long example, String text, long project) {
        int type = sql.createQuery("INSERT INTO label_types_" + kind
                        + "type (text, project_id) VALUES (:text, :project) RETURNING id")
                .bind("text", text)
                .bind("project", project)
                .mapTo(Integer.class)
                .one();
        sql.execute("INSERT INTO labels_" + kind + " VALUES (?, ?)", example, type);
    }
}
