package org.annotationtracking.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.core.Role;
import org.annotationtracking.queue.Queue;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a look costs the database: a bounded number of blocks, whatever lies in the way. */
@ServiceTest
class ClaimPlanTest extends ClaimCase {

    private static final Logger LOG = Logger.getLogger(ClaimPlanTest.class);

    /** A hundred candidates within reach, three blocks or four each, and the way down the indexes. */
    private static final int FEW_BLOCKS = 600;

    private static final String EXPLAIN = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ";

    @Inject
    Jdbi jdbi;

    @Inject
    CandidateRepository candidates;

    @Inject
    HintRepository hints;

    private final Map<String, Integer> costs = new LinkedHashMap<>();

    @Test
    void a_look_costs_few_blocks_among_ten_thousand() throws SQLException {
        looks(10_000);
    }

    @Test
    @Tag("soak")
    void a_look_costs_few_blocks_among_two_hundred_thousand() throws SQLException {
        looks(200_000);
    }

    private void looks(int examples) throws SQLException {
        examples(examples);
        heldInARush();
        look("all free", Queue.ANNOTATE, team.annotator());
        raise("all free", Queue.ANNOTATE);
        doneUnderAnOldSnapshot();
        ownWork();
        head(0.9, "status = 'rejected', annotated_by_id = " + team.annotator().id());
        look("rejected ones of another", Queue.ANNOTATE, team.otherAnnotator());
        look("rejected ones of the caller", Queue.ANNOTATE, team.annotator());

        assertThat(costs)
                .allSatisfy((shape, blocks) -> assertThat(blocks).as(shape).isLessThan(FEW_BLOCKS));
        setAside(examples / 10);
    }

    /** The index of what is held has grown, and holds nothing: by its size alone it looks dearer than that of all rows. */
    private void heldInARush() {
        atLeisure("ANALYZE annotation_tracking");
        head(1, "locked_by_id = " + team.annotator().id() + ", locked_at = clock_timestamp()");
        head(1, "locked_by_id = NULL, locked_at = NULL");
        // Whoever comes first passes over what is dead, and marks it for all others.
        look("right after a rush", Queue.ANNOTATE, team.annotator());
        costs.clear();
    }

    /** Nothing can be cleaned up behind the hint, and nothing need be read there. */
    private void doneUnderAnOldSnapshot() throws SQLException {
        try (Connection old = world.connect()) {
            old.setAutoCommit(false);
            old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            old.createStatement().execute("SELECT 1 FROM annotation_tracking LIMIT 1");
            head(
                    0.9,
                    "status = 'submitted', annotated_by_id = "
                            + team.annotator().id());
            jdbi.useTransaction(sql -> hints.raise(team.project(), Queue.ANNOTATE));
            raise("nine in ten done, an old snapshot open", Queue.ANNOTATE);
            look("nine in ten done, an old snapshot open", Queue.ANNOTATE, team.annotator());
            look("nine in ten submitted", Queue.REVIEW, team.approver());
            old.rollback();
        }
    }

    private void ownWork() {
        head(0.95, "status = 'submitted', annotated_by_id = " + team.annotator().id());
        head(0.9, "annotated_by_id = " + team.manager().id());
        atLeisure("VACUUM (ANALYZE) annotation_tracking");
        assertThat(look("another's behind much own work", Queue.REVIEW, team.manager()))
                .as("found")
                .isTrue();
        head(0.95, "annotated_by_id = " + team.manager().id());
        atLeisure("VACUUM (ANALYZE) annotation_tracking");
        assertThat(look("nothing but own work", Queue.REVIEW, team.manager()))
                .as("found")
                .isFalse();
    }

    /** Costs what the caller has set aside, and not what there is. */
    private void setAside(int amount) {
        head(1, "status = 'pending', annotated_by_id = NULL");
        atLeisure("VACUUM (ANALYZE) annotation_tracking");
        world.execute("""
                INSERT INTO skipped_example (project_id, example_id, skipped_by_id)
                SELECT project_id, example_id, ?::int FROM annotation_tracking WHERE project_id = ?
                 ORDER BY example_id LIMIT ?
                """, team.annotator().id(), team.project(), amount);
        look(amount + " set aside", Queue.ANNOTATE, team.annotator());
        assertThat(costs.get(Queue.ANNOTATE + ": " + amount + " set aside")).isLessThan(FEW_BLOCKS + amount);
    }

    private void head(double part, String set) {
        atLeisure("""
                UPDATE annotation_tracking SET %1$s
                 WHERE project_id = %2$d AND example_id <= (SELECT percentile_disc(%3$s) WITHIN GROUP (ORDER BY example_id)
                                                              FROM annotation_tracking WHERE project_id = %2$d)
                """.formatted(set, team.project(), part));
    }

    /** Whether it finds one. */
    private boolean look(String what, Queue queue, Person who) {
        ClaimOrder order = new ClaimOrder(team.project(), queue, 1, ClaimFilter.of(null, who.name()), "", who.id());
        Caller caller = new Caller(who.id(), who.name(), false, false, Role.ANNOTATOR, Set.of());
        return jdbi.inTransaction(sql -> {
            candidates.takeTurn(team.project(), caller);
            note(
                    queue + ": " + what,
                    candidates.bind(sql.createQuery(EXPLAIN + candidates.look(order)), order, caller));
            candidates.takeTurn(team.project(), caller);
            boolean found = !candidates.find(order, caller).exampleIds().isEmpty();
            sql.rollback();
            return found;
        });
    }

    private void raise(String what, Queue queue) {
        jdbi.useTransaction(sql -> {
            hints.raise(team.project(), queue);
            note(
                    queue + ": hint raised, " + what,
                    hints.bind(sql.createQuery(EXPLAIN + HintRepository.raising(queue)), team.project(), queue));
        });
    }

    private void note(String what, Query explained) {
        JsonPath plan = new JsonPath(explained.mapTo(String.class).one());
        int blocks = plan.getInt("[0].Plan.'Shared Hit Blocks'") + plan.getInt("[0].Plan.'Shared Read Blocks'");
        LOG.infof("%6d blocks, %.2f ms  %s", blocks, plan.getDouble("[0].'Execution Time'"), what);
        costs.put(what, blocks);
    }
}
