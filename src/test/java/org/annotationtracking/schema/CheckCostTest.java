package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.plan.Observer;
import org.annotationtracking.schema.plan.Observer.Seen;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** What the check that runs every minute costs the database, by the database's own accounts. */
class CheckCostTest {
    private static final Logger LOG = Logger.getLogger(CheckCostTest.class);
    private static final double MOST_MS = 10;

    private final Observer observer = new Observer(new Shipped(), Optional.empty());
    private final TestDatabase database =
            Rows.fill(Shape.makeRows(TestServer.fresh().migrated()));

    @Test
    void a_look_at_a_healthy_database_costs_at_most_ten_milliseconds() {
        double[] again = database.query(handle -> {
            Seen seen = observer.look(handle, Optional.empty());
            return looks(handle, Optional.of(seen));
        });
        double[] first = database.query(handle -> looks(handle, Optional.empty()));

        LOG.infof("A look costs %.1f ms, the first of a process %.1f ms", undisturbed(again), undisturbed(first));
        assertThat(undisturbed(again)).isLessThan(MOST_MS);
        assertThat(undisturbed(first)).isLessThan(MOST_MS);
    }

    private double[] looks(Handle handle, Optional<Seen> earlier) {
        return IntStream.range(0, 31)
                .mapToDouble(round -> TestServer.cost(database, () -> observer.look(handle, earlier)))
                .toArray();
    }

    /** The least of them: what other work on the machine adds is not the look's. */
    private static double undisturbed(double... values) {
        return DoubleStream.of(values).min().orElseThrow();
    }
}
