package org.annotationtracking.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.UUID;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.World;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A transaction that gave way to another is run again as a whole, a few times and for no other reason. */
@ServiceTest
class ConflictRepeaterTest {

    @Inject
    World world;

    @Inject
    GivesWayService service;

    private long project;
    private final String tag = UUID.randomUUID().toString();

    @BeforeEach
    void startOver() {
        project = world.team().project();
        service.startOver();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void it_goes_through_at_the_third_run_and_is_written_once(String state) {
        assertThat(service.write(project, tag, state, 2)).isEqualTo(3);

        assertThat(written()).isEqualTo(1);
    }

    @Test
    void it_gives_up_after_the_third_run() {
        assertThatThrownBy(() -> service.write(project, tag, "40P01", 3)).isInstanceOf(JdbiException.class);

        assertThat(service.runs()).isEqualTo(3);
        assertThat(written()).isZero();
    }

    @Test
    void any_other_failure_is_not_repeated() {
        assertThatThrownBy(() -> service.write(project, tag, "22003", 1)).isInstanceOf(JdbiException.class);

        assertThat(service.runs()).isEqualTo(1);
        assertThat(written()).isZero();
    }

    private long written() {
        return world.number("SELECT count(*) FROM projects_tag WHERE text = ?", tag);
    }
}
