package org.annotationtracking.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** In which order examples come; always ends with the id, so that pages never overlap. */
final class Ordering {

    private static final String DEFAULT = "e.created_at, e.id";
    private static final Map<String, String> COLUMNS = Map.of(
            "id", "e.id",
            "created_at", "e.created_at",
            "updated_at", "e.updated_at",
            "score", "e.score",
            "tracking_status", "coalesce(t.status, 'pending')",
            "annotated_at", "t.annotated_at",
            "reviewed_at", "t.reviewed_at");

    private Ordering() {}

    /** The ORDER BY list for a comma list of fields, each with an optional {@code -}; unknown ones are passed over. */
    static String sql(String asked) {
        List<String> terms = new ArrayList<>();
        for (String term : asked.split(",")) {
            String field = term.strip();
            boolean down = field.startsWith("-");
            String column = COLUMNS.get(down ? field.substring(1) : field);
            if (column != null) {
                terms.add(column + (down ? " DESC NULLS LAST" : " ASC NULLS LAST"));
            }
        }
        return terms.isEmpty() ? DEFAULT : String.join(", ", terms) + ", e.id";
    }
}
