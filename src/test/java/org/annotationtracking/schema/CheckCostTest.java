package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.plan.Observer;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

class CheckCostTest {
    private static final Logger LOG = Logger.getLogger(CheckCostTest.class);

    @Test
    void a_look_at_a_healthy_database_is_cheap() {
        TestDatabase database = Samples.twoProjects(TestServer.fresh().migrated());
        Observer observer = new Observer(new Shipped(), Optional.empty());

        long[] micros = database.query(handle -> LongStream.range(0, 120)
                .map(round -> {
                    long started = System.nanoTime();
                    observer.look(handle, Optional.empty());
                    return (System.nanoTime() - started) / 1000;
                })
                .skip(40)
                .sorted()
                .toArray());

        LOG.infof("a look: median %d us, p95 %d us", micros[micros.length / 2], micros[micros.length * 95 / 100]);
        assertThat(micros[micros.length / 2]).isLessThan(500_000);
    }
}
