package org.annotationtracking.schema.status;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.annotationtracking.schema.catalog.Catalog;
import org.annotationtracking.schema.catalog.ColumnFacts;
import org.annotationtracking.schema.catalog.ConstraintFacts;
import org.annotationtracking.schema.catalog.HostTables;
import org.annotationtracking.schema.catalog.IndexFacts;
import org.annotationtracking.schema.catalog.TableFacts;
import org.annotationtracking.schema.catalog.TriggerFacts;
import org.annotationtracking.schema.drift.Canonical;
import org.jspecify.annotations.Nullable;

/** Lays two catalogs side by side; a pure function. What a difference means is said by the findings, not here. */
public final class Inventory {
    private static final TableFacts NOTHING =
            new TableFacts("r", new TreeMap<>(), List.of(), List.of(), List.of(), List.of());

    private final List<ObjectStatus> objects = new ArrayList<>();
    private final boolean ours;

    private Inventory(boolean ours) {
        this.ours = ours;
    }

    /** Every table of either, the host's with only the columns we read. */
    public static List<TableStatus> of(Catalog expected, Catalog actual, Map<String, RowCounts.Count> counts) {
        Set<String> names = new TreeSet<>(expected.tables().keySet());
        names.addAll(actual.tables().keySet());
        names.removeIf(name -> HostTables.contains(name) && !expected.tables().containsKey(name));
        List<TableStatus> tables = new ArrayList<>();
        for (String name : names) {
            TableFacts wanted = expected.tables().getOrDefault(name, NOTHING);
            TableFacts there = actual.tables().getOrDefault(name, NOTHING);
            RowCounts.Count count = counts.get(name);
            tables.add(new TableStatus(
                    name,
                    count == null ? null : count.rows(),
                    count != null && count.estimated(),
                    new Inventory(!HostTables.contains(name)).objects(wanted, there)));
        }
        return List.copyOf(tables);
    }

    private List<ObjectStatus> objects(TableFacts wanted, TableFacts there) {
        columns(wanted.columns(), there.columns());
        if (ours) {
            pair(
                    new Kind<ConstraintFacts>(
                            "constraint",
                            ConstraintFacts::name,
                            Words::of,
                            Inventory::sameDemand,
                            Inventory::sameSubject),
                    wanted.constraints(),
                    there.constraints(),
                    constraint -> served(constraint, there.indexes()));
            pair(
                    new Kind<IndexFacts>(
                            "index",
                            IndexFacts::name,
                            Words::of,
                            (one, other) -> other.valid() && one.sameAs(other),
                            IndexFacts::sameAs),
                    free(wanted.indexes()),
                    free(there.indexes()),
                    index -> there.indexes().stream()
                            .filter(other -> other.covers(index))
                            .map(IndexFacts::name)
                            .findFirst());
            pair(
                    new Kind<TriggerFacts>(
                            "trigger", TriggerFacts::name, Words::of, Inventory::sameTrigger, Inventory::sameFunction),
                    wanted.triggers(),
                    there.triggers(),
                    trigger -> Optional.empty());
        }
        return List.copyOf(objects);
    }

    private void columns(SortedMap<String, ColumnFacts> wanted, SortedMap<String, ColumnFacts> there) {
        Set<String> names = new TreeSet<>(wanted.keySet());
        if (ours) {
            names.addAll(there.keySet());
        }
        for (String name : names) {
            ColumnFacts expected = wanted.get(name);
            ColumnFacts actual = there.get(name);
            boolean agrees =
                    actual != null && (expected == null ? actual.fillsItself() : !ours || sameColumn(expected, actual));
            add(
                    "column",
                    name,
                    expected == null ? null : Words.of(expected),
                    actual == null ? null : Words.of(actual),
                    agrees);
        }
    }

    /** What is wanted beside what is the same, else beside what is about the same, else alone; then what is left over. */
    private <T> void pair(Kind<T> kind, List<T> wanted, List<T> there, Function<T, Optional<String>> otherwise) {
        List<T> left = new ArrayList<>(there);
        for (T expected : wanted) {
            Optional<T> same = take(left, other -> kind.same().test(expected, other));
            Optional<String> instead = same.isPresent() ? Optional.empty() : otherwise.apply(expected);
            if (same.isPresent()) {
                add(kind.word(), kind.name(same.get()), kind.text(expected), kind.text(same.get()), true);
            } else if (instead.isPresent()) {
                add(kind.word(), kind.name(expected), kind.text(expected), "served by " + instead.get(), true);
            } else {
                Optional<T> like = take(left, other -> kind.like().test(expected, other));
                add(
                        kind.word(),
                        kind.name(expected),
                        kind.text(expected),
                        like.map(kind::text).orElse(null),
                        false);
            }
        }
        // More than is needed is no difference by itself; the findings say where it is.
        left.forEach(extra -> add(kind.word(), kind.name(extra), null, kind.text(extra), true));
    }

    private static <T> Optional<T> take(List<T> left, java.util.function.Predicate<T> fits) {
        Optional<T> found = left.stream().filter(fits).findFirst();
        found.ifPresent(left::remove);
        return found;
    }

    private void add(String kind, String name, @Nullable String expected, @Nullable String actual, boolean agrees) {
        objects.add(new ObjectStatus(kind, name, expected, actual, agrees));
    }

    private static List<IndexFacts> free(List<IndexFacts> indexes) {
        return indexes.stream().filter(index -> index.constraint() == null).toList();
    }

    private static boolean sameColumn(ColumnFacts one, ColumnFacts other) {
        return one.type().equals(other.type())
                && one.notNull() == other.notNull()
                && (one.autonumber() == null) == (other.autonumber() == null)
                && (one.autonumber() != null
                        || Objects.equals(
                                Canonical.expression(one.defaultValue()), Canonical.expression(other.defaultValue())));
    }

    private static boolean sameSubject(ConstraintFacts one, ConstraintFacts other) {
        return one.kind() == other.kind() && new HashSet<>(one.columns()).equals(new HashSet<>(other.columns()));
    }

    private static boolean sameDemand(ConstraintFacts one, ConstraintFacts other) {
        return sameSubject(one, other)
                && other.validated()
                && Objects.equals(one.target(), other.target())
                && one.targetColumns().equals(other.targetColumns())
                && Objects.equals(one.onDelete(), other.onDelete())
                && Objects.equals(Canonical.expression(one.definition()), Canonical.expression(other.definition()));
    }

    private static boolean sameFunction(TriggerFacts one, TriggerFacts other) {
        return one.function().equals(other.function());
    }

    private static boolean sameTrigger(TriggerFacts one, TriggerFacts other) {
        return sameFunction(one, other)
                && one.type() == other.type()
                && one.columns().equals(other.columns())
                && other.enabled().equals(one.enabled());
    }

    /** A unique index is as good as a constraint. */
    private static Optional<String> served(ConstraintFacts constraint, List<IndexFacts> indexes) {
        boolean key = constraint.kind() == ConstraintFacts.Kind.UNIQUE
                || constraint.kind() == ConstraintFacts.Kind.PRIMARY_KEY;
        return indexes.stream()
                .filter(index -> key && index.unique() && index.valid() && index.predicate() == null)
                .filter(index -> new HashSet<>(index.keys()).equals(new HashSet<>(constraint.columns())))
                .map(IndexFacts::name)
                .findFirst();
    }

    private record Kind<T>(
            String word,
            Function<T, String> naming,
            Function<T, String> wording,
            BiPredicate<T, T> same,
            BiPredicate<T, T> like) {
        String name(T fact) {
            return naming.apply(fact);
        }

        String text(T fact) {
            return wording.apply(fact);
        }
    }
}
