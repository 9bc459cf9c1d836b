package org.annotationtracking.schema;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.catalog.ShippedMigration;

/** All rows of the table. */
final class Situations {
    private static final TestDatabase HEALTHY =
            People.in(Samples.twoProjects(TestServer.fresh().migrated()));

    private Situations() {}

    static List<Situation> all() {
        return Stream.of(
                        AdoptionSituations.all(),
                        ShapeSituations.all(),
                        RowSituations.all(),
                        HistorySituations.all(),
                        PlaceSituations.all())
                .flatMap(List::stream)
                .toList();
    }

    /** The version a database that lacks nothing is at. */
    static int newest() {
        List<ShippedMigration> all = new Shipped().migrations(Mode.STANDALONE);
        return all.get(all.size() - 1).version();
    }

    /** A copy of a database that lacks nothing, with these changes. */
    static Supplier<TestDatabase> healthyBut(String... statements) {
        return () -> {
            TestDatabase copy = TestServer.copyOf(HEALTHY);
            String name = copy.name();
            Stream.of(statements).forEach(sql -> copy.run(sql.replace(":database", name)));
            return copy;
        };
    }

    /** A database another program made, with people in it. */
    static Supplier<TestDatabase> shape(Shape shape, boolean django, String... statements) {
        return () -> People.in(shape.make(django)).run(statements);
    }
}
