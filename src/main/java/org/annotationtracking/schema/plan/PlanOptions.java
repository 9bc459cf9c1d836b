package org.annotationtracking.schema.plan;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.annotationtracking.schema.catalog.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a person has decided.
 *
 * @param zone the time zone that times without one were meant in
 * @param statuses what a stray status becomes, such as {@code reviewed} to {@code approved}
 * @param dedupe whether all but one of several rows for one example are moved to quarantine
 * @param orphans whether references to what is gone are emptied, and rows about what is gone moved to quarantine
 */
public record PlanOptions(@Nullable String zone, SortedMap<String, String> statuses, boolean dedupe, boolean orphans) {
    public static final PlanOptions NONE = new PlanOptions(null, new TreeMap<>(), false, false);

    public static PlanOptions of(@Nullable String zone, Map<String, String> statuses, boolean dedupe, boolean orphans) {
        if (zone != null && !java.time.ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new PlanException("unknown_zone", "No time zone is called " + zone);
        }
        return new PlanOptions(zone, new TreeMap<>(statuses), dedupe, orphans);
    }

    /** As part of a token, so that whoever holds the token need not repeat it. */
    String encode() {
        byte[] json = Json.write(this).replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    /** Refuses with {@code not_a_token} whatever {@link #encode} did not make. */
    static PlanOptions decode(String text) {
        PlanOptions options = read(text);
        if (options == null || options.statuses == null || !options.encode().equals(text)) {
            throw new PlanException("not_a_token", "This is not a token of a plan");
        }
        return of(options.zone, options.statuses, options.dedupe, options.orphans);
    }

    private static @Nullable PlanOptions read(String text) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(text);
            return Json.read(new String(json, StandardCharsets.UTF_8), PlanOptions.class);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new PlanException("not_a_token", "This is not a token of a plan: " + e.getMessage());
        }
    }
}
