package org.annotationtracking.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.annotationtracking.example.list.ListReader;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What is read before the first request. */
@ServiceTest
class WarmupTest {

    @Inject
    World world;

    @Inject
    Warmup warmup;

    @Inject
    ExampleQueries examples;

    @Inject
    ListReader lists;

    @Inject
    ObjectMapper mapper;

    @Test
    void every_list_is_read_more_than_once() {
        Team team = world.team();
        team.example();

        assertThat(warmup.pages()).isGreaterThan(8);
    }

    @Test
    void a_database_that_is_away_does_not_hold_up_the_start() {
        var away = new NewestQueries(Jdbi.create("jdbc:postgresql://127.0.0.1:1/none"));

        assertThat(new Warmup(away, examples, lists, mapper).pages()).isZero();
    }
}
