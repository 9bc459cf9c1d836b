package org.annotationtracking.schema.catalog;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * One relation: what it is made of, without the order of its columns.
 *
 * @param kind {@code r} for an ordinary table, otherwise PostgreSQL's letter for what stands in its place
 */
public record TableFacts(
        String kind,
        SortedMap<String, ColumnFacts> columns,
        List<ConstraintFacts> constraints,
        List<IndexFacts> indexes,
        List<TriggerFacts> triggers,
        List<String> rules) {
    public Optional<ColumnFacts> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    public Stream<ConstraintFacts> constraints(ConstraintFacts.Kind kind) {
        return constraints.stream().filter(constraint -> constraint.kind() == kind);
    }

    /** The same table with these triggers. */
    public TableFacts withTriggers(List<TriggerFacts> others) {
        return new TableFacts(kind, columns, constraints, indexes, others, rules);
    }
}
