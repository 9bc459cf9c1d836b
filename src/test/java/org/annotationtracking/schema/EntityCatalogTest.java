package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.catalog.Catalog;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.catalog.ShippedMigration;
import org.hibernate.annotations.Formula;
import org.junit.jupiter.api.Test;

/** Entities, migrations and the checked-in catalog agree; where they do not, column and file are named. */
class EntityCatalogTest {
    /** Where a draft of the missing migration is left for a person to read; never used by itself. */
    private static final Path DRAFT = Path.of("target", "draft-migration.sql");

    private final List<ShippedMigration> migrations = new Shipped().migrations(Mode.STANDALONE);
    private final ShippedMigration last = migrations.get(migrations.size() - 1);
    private final Catalog catalog = new Shipped().expectedAt(last.version());

    /** No {@code @Entity}: the service's tests would start with it, and it has no identifier. */
    @Table(name = "annotation_tracking")
    private static class WithOneFieldMore {
        private String status = "";

        @Column(name = "mood")
        private String mood = "";

        @Override
        public String toString() {
            return status + mood;
        }
    }

    @Test
    void every_column_an_entity_names_is_made_by_a_migration() throws IOException {
        List<String> missing = entities().flatMap(this::missing).toList();

        if (!missing.isEmpty()) {
            Files.writeString(DRAFT, String.join("\n", missing) + "\n");
        }
        assertThat(missing).as("see %s for a draft migration to review", DRAFT).isEmpty();
    }

    @Test
    void a_field_without_a_migration_is_named_with_its_column_and_file() {
        assertThat(missing(new WithOneFieldMore().getClass()))
                .singleElement()
                .asString()
                .contains("annotation_tracking", "mood", "V" + last.version() + ".json", "WithOneFieldMore.mood");
    }

    private Stream<String> missing(Class<?> entity) {
        String table = entity.getAnnotation(Table.class).name();
        List<String> missing = new ArrayList<>();
        for (Field field : entity.getDeclaredFields()) {
            boolean there = !isColumn(field)
                    || catalog.table(table)
                            .flatMap(facts -> facts.column(column(field)))
                            .isPresent();
            if (!there) {
                missing.add(
                        "ALTER TABLE %s ADD COLUMN %s /* %s */; -- %s.%s is not in src/main/resources/schema/V%d.json"
                                .formatted(
                                        table,
                                        column(field),
                                        field.getType().getSimpleName(),
                                        entity.getSimpleName(),
                                        field.getName(),
                                        last.version()));
            }
        }
        return missing.stream();
    }

    private static boolean isColumn(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !field.isSynthetic()
                && !field.getName().startsWith("$")
                && !field.isAnnotationPresent(Transient.class)
                && !field.isAnnotationPresent(Formula.class);
    }

    private static String column(Field field) {
        Column column = field.getAnnotation(Column.class);
        JoinColumn join = field.getAnnotation(JoinColumn.class);
        if (join != null) {
            return join.name();
        }
        return column == null || column.name().isEmpty() ? field.getName() : column.name();
    }

    private static Stream<Class<?>> entities() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.annotationtracking")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Entity.class))
                        .map(type -> type.reflect());
    }
}
