package org.annotationtracking.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages as Django REST framework turns them, whatever stands in {@code limit} and {@code offset}. */
@ServiceTest
class PagingTest {

    private static final int EXAMPLES = 12;

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
        for (int i = 0; i < EXAMPLES; i++) {
            team.example();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "limit=abc, 10",
        "limit=, 10",
        "limit=0, 10",
        "limit=-1&offset=-5, 10",
        "limit=1.5, 10",
        "limit=00003, 3",
        "limit=99999999999999999999, 12",
        "limit=1000000, 12",
        "limit=5&offset=10, 2",
        "offset=12, 0",
        "offset=9223372036854775807, 0",
        "offset=9223372036854775808, 0",
        "offset=99999999999999999999, 0",
    })
    void odd_numbers_are_the_default_and_large_ones_are_large(String query, int rows) {
        team.admin()
                .gets(team.path("/examples?" + query))
                .statusCode(200)
                .body("count", equalTo(EXAMPLES))
                .body("results", hasSize(rows));
    }

    @ParameterizedTest
    @CsvSource({"2147483640", "2147483647", "4294967290", "99999999999999999999"})
    void an_offset_beyond_the_last_project_is_an_empty_page(String offset) {
        team.admin()
                .gets("/v1/projects?offset=" + offset)
                .statusCode(200)
                .body("count", equalTo(1))
                .body("results", hasSize(0));
    }

    @Test
    void links_lead_forth_and_back_with_all_parameters_sorted_and_blanks_kept() throws IOException {
        JsonPath first = page(team.path("/examples?q=&zebra=%C3%A9&limit=5&confirmed="));
        JsonPath second = page(first.getString("next"));
        JsonPath last = page(second.getString("next"));

        assertThat(first.getString("next"))
                .endsWith(team.path("/examples?confirmed=&limit=5&offset=5&q=&zebra=%C3%A9"))
                .startsWith("http://");
        assertThat(first.getString("previous")).isNull();
        assertThat(second.getString("previous")).endsWith(team.path("/examples?confirmed=&limit=5&q=&zebra=%C3%A9"));
        assertThat(last.getString("next")).isNull();
        assertThat(last.getList("results")).hasSize(EXAMPLES - 10);
    }

    private JsonPath page(String address) throws IOException {
        return JsonPath.from(
                Wire.Request.of("GET", address).by(team.admin()).send().body());
    }
}
