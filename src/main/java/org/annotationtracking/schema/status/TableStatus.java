package org.annotationtracking.schema.status;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One table with all that is on it.
 *
 * @param rows null when they may not be counted, or the table is not there
 * @param estimated true when the rows are the server's estimate
 */
public record TableStatus(String name, @Nullable Long rows, boolean estimated, List<ObjectStatus> objects) {
    /** True when nothing is missing, different or too much. */
    public boolean agrees() {
        return objects.stream().allMatch(ObjectStatus::agrees);
    }

    /** In one line. */
    public String summary() {
        String counted = rows == null ? "rows not counted" : (estimated ? "about " : "") + rows + " rows";
        return counted + of("column") + of("constraint") + of("index") + of("trigger");
    }

    private String of(String kind) {
        List<ObjectStatus> all =
                objects.stream().filter(object -> object.kind().equals(kind)).toList();
        long wanted = all.stream().filter(object -> object.expected() != null).count();
        long there = all.stream()
                .filter(object -> object.expected() != null && object.agrees())
                .count();
        String plural = kind.equals("index") ? "indexes" : kind + "s";
        return wanted == 0 ? "" : String.format(Locale.ROOT, ", %d of %d %s", there, wanted, plural);
    }
}
