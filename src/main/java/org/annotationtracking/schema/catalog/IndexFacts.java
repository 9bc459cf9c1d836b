package org.annotationtracking.schema.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One index by what it indexes.
 *
 * @param valid false for what a failed {@code CREATE INDEX CONCURRENTLY} leaves behind
 * @param keys the key expressions in order, direction and operator class included where they are not the usual ones
 * @param constraint the constraint it serves
 */
public record IndexFacts(
        String name,
        String method,
        boolean unique,
        boolean valid,
        List<String> keys,
        List<String> included,
        @Nullable String predicate,
        @Nullable String constraint) {
    /** The same index under another name. */
    public IndexFacts named(String other) {
        return new IndexFacts(other, method, unique, valid, keys, included, predicate, constraint);
    }

    /**
     * True when this index answers everything the other one could, and forbids everything it forbids. One over all rows
     * does not do the work of one over a few of them: a queue would read past every row that is done.
     */
    public boolean covers(IndexFacts other) {
        return valid
                && method.equals(other.method)
                && samePredicate(other)
                && startsWith(other.keys)
                && included.containsAll(other.included)
                && (!other.unique || (unique && keys.size() == other.keys.size()));
    }

    /** True when both index the same thing, valid or not. */
    public boolean sameAs(IndexFacts other) {
        return method.equals(other.method)
                && unique == other.unique
                && keys.equals(other.keys)
                && included.equals(other.included)
                && samePredicate(other);
    }

    private boolean samePredicate(IndexFacts other) {
        return predicate == null ? other.predicate == null : predicate.equals(other.predicate);
    }

    private boolean startsWith(List<String> wanted) {
        return keys.size() >= wanted.size() && keys.subList(0, wanted.size()).equals(wanted);
    }
}
