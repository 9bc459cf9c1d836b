package org.annotationtracking.live;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.auth.Visibility;

/** What of a project one reader may see, as it is now: people change their roles, and get and lose examples. */
final class Sight {

    private final Visibility visibility;
    private final long project;
    private final Supplier<Caller> door;
    private volatile Caller caller;

    Sight(Visibility visibility, long project, Caller caller, Supplier<Caller> door) {
        this.visibility = visibility;
        this.project = project;
        this.caller = caller;
        this.door = door;
    }

    /** Refuses, as the door does, if the reader may no longer be here. */
    void askAgain() {
        caller = door.get();
    }

    /** Those entries that are of examples the reader may see. */
    List<Entry> of(List<Entry> entries) {
        Caller now = caller;
        if (!visibility.isLimited(now)) {
            return entries;
        }
        Set<Long> seen = visibility.among(
                project, now, entries.stream().map(Entry::exampleId).distinct().toList());
        return entries.stream()
                .filter(entry -> seen.contains(entry.exampleId()))
                .toList();
    }
}
