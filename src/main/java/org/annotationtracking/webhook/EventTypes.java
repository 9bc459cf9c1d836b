package org.annotationtracking.webhook;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.annotationtracking.core.EventType;
import org.annotationtracking.platform.QueryValues;
import org.jspecify.annotations.Nullable;

/** Which kinds of entries a webhook is told of; none named is all of them. */
record EventTypes(Set<String> names) {

    /** The journal's words, those that only the database writes included. */
    private static final Set<String> KNOWN = Stream.concat(
                    Arrays.stream(EventType.values()).map(EventType::wire), Stream.of("adopted", "changed", "deleted"))
            .collect(Collectors.toCollection(TreeSet::new));

    /** Reads what a client named; refuses an unknown word with 400 {@code invalid}. */
    static EventTypes of(@Nullable Collection<@Nullable String> named) {
        Set<String> names = new TreeSet<>();
        for (Object name : named == null ? List.of() : named) {
            if (!KNOWN.contains(String.valueOf(name))) {
                throw QueryValues.refused("event_types", "Each must be one of " + String.join(", ", KNOWN) + ".");
            }
            names.add(String.valueOf(name));
        }
        return new EventTypes(names);
    }

    /** Reads what the database keeps. */
    static EventTypes stored(String text) {
        return new EventTypes(text.isEmpty() ? Set.of() : new TreeSet<>(List.of(text.split(","))));
    }

    String text() {
        return String.join(",", names);
    }

    boolean include(String type) {
        return names.isEmpty() || names.contains(type);
    }
}
