package org.annotationtracking.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal is only ever added to, by the role that the service itself connects as. */
@ServiceTest
class AppendOnlyTest {

    @Inject
    World world;

    Team team;
    long example;

    @BeforeEach
    void somethingHappened() {
        team = world.team();
        example = team.rejectedExample();
        team.annotator().gets(team.path("/tracking/changes")).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE annotation_tracking_event SET notes = ''",
                "UPDATE annotation_tracking_event SET at = at WHERE id = (SELECT max(id) FROM annotation_tracking_event)",
                "DELETE FROM annotation_tracking_event",
                "DELETE FROM annotation_tracking_event WHERE id = (SELECT max(id) FROM annotation_tracking_event)",
                "TRUNCATE annotation_tracking_event",
                "TRUNCATE annotation_tracking, annotation_tracking_event CASCADE",
                "INSERT INTO annotation_tracking_event SELECT * FROM annotation_tracking_event LIMIT 1"
                        + " ON CONFLICT (project_id, id) DO UPDATE SET notes = 'other'",
                "UPDATE annotation_tracking_event_number SET seq = seq + 1000000",
                "DELETE FROM annotation_tracking_event_number",
                "TRUNCATE annotation_tracking_event_number"
            })
    void what_happened_cannot_be_changed(String statement) {
        long before = fingerprint();

        assertThatThrownBy(() -> world.execute(statement)).hasMessageContaining("only ever added to");

        assertThat(fingerprint()).isEqualTo(before);
    }

    @Test
    void deleting_an_example_adds_to_its_history() {
        world.execute("DELETE FROM examples_example WHERE id = ?", example);

        assertThat(types()).isEqualTo(3);
        team.annotator().gets(team.tracking(example, "history")).statusCode(200);
    }

    @Test
    void the_history_of_a_deleted_project_stays() {
        team.example();

        world.execute("DELETE FROM projects_project WHERE id = ?", team.project());

        assertThat(world.number(
                        "SELECT count(*) FROM annotation_tracking_event WHERE project_id = ? AND type = 'deleted'",
                        team.project()))
                .isEqualTo(2);
        assertThat(types()).isEqualTo(3);
    }

    private long types() {
        return world.number(
                "SELECT count(DISTINCT type) FROM annotation_tracking_event WHERE project_id = ?", team.project());
    }

    private long fingerprint() {
        return world.number(
                "SELECT count(*) * 1000000 + length(string_agg(notes, '|')) FROM annotation_tracking_event"
                        + " WHERE project_id = ?",
                team.project());
    }
}
