package org.annotationtracking.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.annotationtracking.schema.drift.DriftCode;

/** Ways to damage a healthy database, each with the code and the object a detector must name. */
class Mutations {
    /** One way. */
    record Mutation(String kind, List<String> sql, DriftCode code, String object) {
        @Override
        public String toString() {
            return kind;
        }
    }

    static final String T = "annotation_tracking";

    private final List<Mutation> all = new ArrayList<>();

    static List<Mutation> all() {
        return Stream.of(new ColumnMutations(), new KeyMutations(), new GuardMutations())
                .flatMap(mutations -> mutations.all.stream())
                .toList();
    }

    final void add(String kind, DriftCode code, String object, String... sql) {
        all.add(new Mutation(kind, List.of(sql), code, object));
    }

    static String alter(String what) {
        return "ALTER TABLE annotation_tracking " + what;
    }
}
