package org.annotationtracking.schema.drift;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.annotationtracking.schema.catalog.Json;

/**
 * Which operations fail without which part of the schema. Nobody thought it up: a test takes each part away and asks for
 * everything ({@code NeedsTest}).
 *
 * @param operations those that were tried
 * @param parts tables and columns, such as {@code annotation_tracking.locked_at}, with the operations that fail without
 *     them, or {@value #ALL}
 */
public record Needs(List<String> operations, SortedMap<String, List<String>> parts) {

    /** Where it is written down, beside this type. */
    public static final String FILE = "needs.json";

    /** Stands for all operations that were tried. */
    public static final String ALL = "*";

    /** Findings of a part that cannot be read at all. */
    private static final Set<DriftCode> UNREADABLE =
            Set.of(DriftCode.TABLE_MISSING, DriftCode.COLUMN_MISSING, DriftCode.COLUMN_TYPE);

    /** As it was written down with this version. */
    public static Needs shipped() {
        try (InputStream in = Objects.requireNonNull(Needs.class.getResourceAsStream(FILE), FILE)) {
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Needs.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Whether every operation fails without the part. */
    public boolean isForEverything(String part) {
        return parts.getOrDefault(part, List.of(ALL)).contains(ALL);
    }

    /** Whether any operation fails without the part; a part that was not tried counts as needed. */
    public boolean isRead(String part) {
        return !parts.getOrDefault(part, List.of(ALL)).isEmpty();
    }

    /** Whether the operation fails because of the finding; empty when that was not tried. */
    public Optional<Boolean> fails(String operation, Finding finding) {
        List<String> failing = parts.get(finding.object());
        if (failing == null || !UNREADABLE.contains(finding.code()) || !operations.contains(operation)) {
            return Optional.empty();
        }
        return Optional.of(failing.contains(ALL) || failing.contains(operation));
    }
}
