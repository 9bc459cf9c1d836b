package org.annotationtracking.schema.model;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.catalog.Catalog;
import org.annotationtracking.schema.catalog.ColumnFacts;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.catalog.TableFacts;
import org.hibernate.annotations.Immutable;

/** The entities of this program and what their tables should look like. */
record Model(List<Class<?>> entities) {
    static final Path CATALOGS = Path.of("src/main/resources/schema");

    /** As it is in the sources. */
    static Model ofSources() {
        return new Model(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.annotationtracking")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Entity.class))
                        .<Class<?>>map(type -> type.reflect())
                        .sorted(Comparator.comparing(Class::getName))
                        .toList());
    }

    /** The version whose catalog the entities are held against. */
    static int lastVersion() {
        return new Shipped()
                .migrations(Mode.STANDALONE).stream()
                        .mapToInt(migration -> migration.version())
                        .max()
                        .orElseThrow();
    }

    Stream<EntityColumn> columns() {
        return entities.stream().flatMap(entity -> EntityColumn.of(entity).stream());
    }

    /** Columns no migration makes. */
    List<EntityColumn> missing(Catalog catalog) {
        return columns().filter(column -> facts(catalog, column) == null).toList();
    }

    /** One line for each difference, with the column and both files. */
    List<String> differences(Catalog catalog, int version) {
        String file = CATALOGS.resolve("V" + version + ".json").toString();
        List<String> lines = new ArrayList<>();
        columns().forEach(column -> {
            ColumnFacts facts = facts(catalog, column);
            String says = "%s: %s in %s says %s%s, %s says "
                    .formatted(
                            column.where(),
                            column.field(),
                            column.file(),
                            column.newType(),
                            column.required() ? " that is never NULL" : "",
                            file);
            if (facts == null) {
                lines.add(says + "nothing");
            } else if (!column.fits(facts.type())) {
                lines.add(says + facts.type());
            } else if (column.required() && !facts.notNull()) {
                lines.add(says + "it may be NULL");
            }
        });
        entities.stream()
                .filter(entity -> !entity.isAnnotationPresent(Immutable.class))
                .forEach(entity -> lines.addAll(unfilled(entity, catalog, file)));
        return lines;
    }

    /** Columns that want a value the entity does not give. */
    private static List<String> unfilled(Class<?> entity, Catalog catalog, String file) {
        Set<String> known =
                EntityColumn.of(entity).stream().map(EntityColumn::name).collect(Collectors.toSet());
        String table = EntityColumn.table(entity);
        return catalog.table(table).map(TableFacts::columns).orElseGet(java.util.TreeMap::new).entrySet().stream()
                .filter(column -> !column.getValue().fillsItself() && !known.contains(column.getKey()))
                .map(Map.Entry::getKey)
                .map(name -> "%s.%s: %s has no field for it, %s says that it needs a value"
                        .formatted(table, name, EntityColumn.source(entity), file))
                .toList();
    }

    private static @org.jspecify.annotations.Nullable ColumnFacts facts(Catalog catalog, EntityColumn column) {
        return catalog.table(column.table())
                .flatMap(table -> table.column(column.name()))
                .orElse(null);
    }
}
