package org.annotationtracking.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.annotationtracking.live.Follower.Event;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others do in a project comes by itself: once, in order, and only to whom it may concern. */
@ServiceTest
class EventsTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String LISTENERS =
            "FROM pg_stat_activity WHERE application_name = 'annotation-tracking live' AND datname = current_database()";

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void what_others_do_is_told_as_the_changes_tell_it() {
        long example = team.example();
        team.submittedExample();
        try (Follower follower = follow(team.approver(), null)) {
            assertThat(follower.beat(SOON)).as("where it begins").isEqualTo(1);

            team.lock(team.annotator(), example).statusCode(200);
            team.submit(team.annotator(), example).statusCode(200);
            team.act(team.approver(), example, "reject").statusCode(200);

            List<Event> events = follower.take(3);
            assertThat(events).extracting(Event::id).containsExactly(2L, 3L, 4L);
            List<Map<String, Object>> changes = team.approver()
                    .gets(team.path("/tracking/changes?after=1"))
                    .extract()
                    .jsonPath()
                    .getList("results");
            assertThat(events)
                    .extracting(event -> new JsonPath(event.data()).<String, Object>getMap(""))
                    .isEqualTo(changes);
        }
    }

    @Test
    void another_projects_events_are_not_heard() {
        Team other = world.team();
        try (Follower follower = follow(team.annotator(), null)) {
            other.submittedExample();
            long mine = team.submittedExample();

            Event first = follower.next(SOON);

            assertThat(new JsonPath(first.data()).getLong("example_id")).isEqualTo(mine);
        }
    }

    @Test
    void who_comes_back_goes_on_behind_the_last_event() {
        for (int number = 0; number < 5; number++) {
            team.submittedExample();
        }

        try (Follower follower = follow(team.annotator(), 2L)) {
            assertThat(follower.take(3)).extracting(Event::id).containsExactly(3L, 4L, 5L);
            team.submittedExample();
            assertThat(follower.next(SOON).id()).isEqualTo(6);
        }
    }

    @Test
    void a_number_of_another_database_begins_at_the_end_of_this_one() {
        team.submittedExample();

        try (Follower follower = follow(team.annotator(), 4711L)) {
            assertThat(follower.beat(SOON)).isEqualTo(1);
            team.submittedExample();
            assertThat(follower.next(SOON).id()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "9223372036854775808", "99999999999999999999", "1 2"})
    void odd_ids_are_refused(String id) {
        team.annotator()
                .asks()
                .header("Last-Event-ID", id)
                .get(team.path("/tracking/events"))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid"));
    }

    @Test
    void a_quiet_stream_shows_that_it_is_alive() {
        try (Follower follower = follow(team.annotator(), null)) {
            follower.beat(SOON);
            assertThat(follower.beat(SOON)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM projects_member WHERE user_id = ?",
                "DELETE FROM authtoken_token WHERE user_id = ?",
                "UPDATE auth_user SET is_active = false WHERE id = ?"
            })
    void what_is_taken_away_ends_the_stream(String statement) {
        Person member = world.member(team.project(), "annotator");
        try (Follower follower = follow(member, null);
                Follower staying = follow(team.annotator(), null)) {
            team.submittedExample();
            follower.next(SOON);

            world.execute(statement, member.id());

            assertThat(follower.rest(SOON)).isEmpty();
            team.submittedExample();
            assertThat(staying.take(2)).extracting(Event::id).containsExactly(1L, 2L);
        }
    }

    @Test
    void a_lost_connection_to_the_database_costs_nobody_an_event() {
        try (Follower follower = follow(team.annotator(), null)) {
            await().atMost(SOON).until(() -> world.number("SELECT count(*) " + LISTENERS) == 1);
            long lost = world.number("SELECT pid " + LISTENERS);

            for (int number = 0; number < 4; number++) {
                world.number("SELECT count(pg_terminate_backend(pid)) " + LISTENERS);
                team.submittedExample();
            }

            assertThat(follower.take(4)).extracting(Event::id).containsExactly(1L, 2L, 3L, 4L);
            await().atMost(SOON).until(() -> world.number("SELECT count(*) " + LISTENERS + " AND pid <> ?", lost) == 1);
        }
    }

    @Test
    void whoever_breaks_off_again_and_again_misses_nothing_and_sees_nothing_twice() throws Exception {
        int writers = 4;
        int each = 25;
        ExecutorService people = Executors.newFixedThreadPool(writers + 3);
        try {
            List<Future<List<Long>>> readers = new ArrayList<>();
            for (int hold : new int[] {1, 7, writers * each}) {
                readers.add(people.submit(() -> inPieces(writers * each, hold)));
            }
            List<Future<?>> written = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                written.add(people.submit(() -> {
                    for (int number = 0; number < each; number++) {
                        team.submittedExample();
                    }
                }));
            }
            for (Future<?> done : written) {
                done.get();
            }

            List<Long> all =
                    LongStream.rangeClosed(1, (long) writers * each).boxed().toList();
            for (Future<List<Long>> reader : readers) {
                assertThat(reader.get()).isEqualTo(all);
            }
        } finally {
            people.shutdownNow();
        }
    }

    /** All ids, read over connections that are left after so many events. */
    private List<Long> inPieces(int amount, int hold) {
        List<Long> ids = new ArrayList<>();
        while (ids.size() < amount) {
            try (Follower follower = follow(team.manager(), (long) ids.size())) {
                follower.take(Math.min(hold, amount - ids.size())).forEach(event -> ids.add(event.id()));
            }
        }
        return ids;
    }

    private Follower follow(Person who, @Nullable Long lastEventId) {
        URI events = URI.create("http://127.0.0.1:" + RestAssured.port + team.path("/tracking/events"));
        return Follower.of(events, who, lastEventId);
    }
}
