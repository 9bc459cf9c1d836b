package org.annotationtracking.schema.model;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/**
 * A column as an entity's field asks for it.
 *
 * @param field where it is said, such as {@code Project.name}
 * @param file the entity's source
 * @param type PostgreSQL's; the first of them is what a new column gets
 * @param length as the field asks for it; 0 where it does not
 * @param required false when the field bears NULL
 * @param target the table it points at
 */
record EntityColumn(
        String table,
        String name,
        String field,
        Path file,
        List<String> type,
        int length,
        boolean required,
        boolean id,
        @Nullable String target) {
    private static final int LENGTH_UNSAID = 255;
    private static final List<String> WORDS = List.of("text", "character varying", "character");
    private static final Map<Class<?>, List<String>> TYPES = Map.ofEntries(
            Map.entry(String.class, WORDS),
            Map.entry(boolean.class, List.of("boolean")),
            Map.entry(Boolean.class, List.of("boolean")),
            Map.entry(short.class, List.of("smallint")),
            Map.entry(Short.class, List.of("smallint")),
            Map.entry(int.class, List.of("integer")),
            Map.entry(Integer.class, List.of("integer")),
            Map.entry(long.class, List.of("bigint")),
            Map.entry(Long.class, List.of("bigint")),
            Map.entry(double.class, List.of("double precision")),
            Map.entry(Double.class, List.of("double precision")),
            Map.entry(BigDecimal.class, List.of("numeric")),
            Map.entry(UUID.class, List.of("uuid")),
            Map.entry(LocalDate.class, List.of("date")),
            Map.entry(Instant.class, List.of("timestamp with time zone")),
            Map.entry(OffsetDateTime.class, List.of("timestamp with time zone")));

    /** All columns of an entity. */
    static List<EntityColumn> of(Class<?> entity) {
        return Stream.of(entity.getDeclaredFields())
                .filter(EntityColumn::isStored)
                .map(EntityColumn::of)
                .toList();
    }

    private static EntityColumn of(Field field) {
        Class<?> entity = field.getDeclaringClass();
        Column column = field.getAnnotation(Column.class);
        JoinColumn join = field.getAnnotation(JoinColumn.class);
        String said = join != null ? join.name() : column == null ? "" : column.name();
        boolean mayBeNull = join != null ? join.nullable() : column == null || column.nullable();
        return new EntityColumn(
                table(entity),
                said.isEmpty() ? field.getName() : said,
                entity.getSimpleName() + "." + field.getName(),
                source(entity),
                types(field.getType()),
                column == null || column.length() == LENGTH_UNSAID ? 0 : column.length(),
                field.getType().isPrimitive() || !mayBeNull,
                field.isAnnotationPresent(Id.class),
                join == null ? null : table(field.getType()));
    }

    /** The first type it may have, with its length. */
    String newType() {
        return length == 0 ? type.get(0) : "character varying(" + length + ")";
    }

    /** True when a column of this type holds what the field holds. */
    boolean fits(String actual) {
        boolean known = type.contains(actual.replaceFirst("\\(.*", ""));
        return known && (length == 0 || actual.endsWith("(" + length + ")"));
    }

    String where() {
        return table + "." + name;
    }

    static String table(Class<?> entity) {
        return entity.getAnnotation(Table.class).name();
    }

    static Path source(Class<?> entity) {
        Path inside = Path.of(entity.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java");
        Path main = Path.of("src/main/java").resolve(inside);
        return main.toFile().exists() ? main : Path.of("src/test/java").resolve(inside);
    }

    private static List<String> types(Class<?> type) {
        if (type.isEnum()) {
            return WORDS;
        }
        List<String> known = TYPES.get(type);
        return known != null
                ? known
                : Stream.of(type.getDeclaredFields())
                        .filter(field -> field.isAnnotationPresent(Id.class))
                        .findFirst()
                        .map(field -> types(field.getType()))
                        .orElseThrow(() -> new IllegalArgumentException("No column holds a " + type));
    }

    private static boolean isStored(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !field.isSynthetic()
                && !field.getName().startsWith("$")
                && !field.isAnnotationPresent(Transient.class)
                && !field.isAnnotationPresent(Formula.class);
    }
}
