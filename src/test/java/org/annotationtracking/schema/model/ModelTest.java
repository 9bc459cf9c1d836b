package org.annotationtracking.schema.model;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.annotationtracking.schema.TestDatabase;
import org.annotationtracking.schema.TestServer;
import org.annotationtracking.schema.catalog.Catalog;
import org.annotationtracking.schema.catalog.Json;
import org.annotationtracking.schema.catalog.Shipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Entities and migrations agree; where they do not, column and files are named, and with {@code -Dcatalog.write} the
 * migration that is missing is drafted together with the catalog it would leave.
 */
class ModelTest {
    private static final Path DRAFTS = Path.of("target", "draft");
    private static final String COMMAND = "./mvnw -Pcatalog test drafts the migration in " + DRAFTS;

    private final int last = Model.lastVersion();
    private final Catalog catalog = new Shipped().expectedAt(last);

    /** As if somebody had added fields. No {@code @Entity}: the service's tests would start with it. */
    @Table(name = "projects_project")
    private static final class MoreFields {
        @Id
        private final int id = 1;

        @Column(name = "guideline")
        private final int guideline = 1;

        @Column(name = "created_by_id")
        private final int createdById = 1;

        @Column(name = "mood", length = 20)
        private final String mood = "";

        private final boolean pinned = true;

        @ManyToOne
        @JoinColumn(name = "keeper_id")
        private final Keeper keeper = new Keeper();

        @Override
        public String toString() {
            return id + guideline + createdById + mood + pinned + keeper;
        }
    }

    /** As if somebody had added an entity, and pointed at it. */
    @Table(name = "annotation_tracking_keeper")
    private static final class Keeper {
        @Id
        private final long id = 1;

        @Column(nullable = false)
        private final String name = "";

        @Override
        public String toString() {
            return id + name;
        }
    }

    @Test
    void entities_and_migrations_agree() throws IOException {
        if (Boolean.getBoolean("catalog.write")) {
            write(Model.ofSources(), DRAFTS);
        } else {
            assertThat(Model.ofSources().differences(catalog, last)).as(COMMAND).isEmpty();
        }
    }

    @Test
    void added_and_altered_fields_are_named_with_column_and_files() {
        String entity = " in src/test/java/org/annotationtracking/schema/model/ModelTest.java";
        String file = "src/main/resources/schema/V" + last + ".json";

        assertThat(new Model(List.of(MoreFields.class, Keeper.class)).differences(catalog, last))
                .contains(
                        "projects_project.mood: MoreFields.mood%s says character varying(20), %s says nothing"
                                .formatted(entity, file),
                        "projects_project.pinned: MoreFields.pinned%s says boolean that is never NULL, %s says nothing"
                                .formatted(entity, file),
                        "projects_project.guideline: MoreFields.guideline%s says integer that is never NULL, %s says text"
                                .formatted(entity, file),
                        "projects_project.created_by_id: MoreFields.createdById%s says integer that is never NULL, %s says it may be NULL"
                                .formatted(entity, file),
                        "annotation_tracking_keeper.name: Keeper.name%s says text that is never NULL, %s says nothing"
                                .formatted(entity, file),
                        "projects_project.name: %s has no field for it, %s says that it needs a value"
                                .formatted(entity.substring(4), file));
    }

    @Test
    void the_draft_makes_what_the_fields_ask_for_and_the_next_catalog_agrees(@TempDir Path drafts) throws IOException {
        Model changed = new Model(List.of(MoreFields.class, Keeper.class));

        List<Draft> written = write(changed, drafts);

        assertThat(written)
                .extracting(Draft::file, Draft::folder)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "V%d__create_annotation_tracking_keeper.sql".formatted(last + 1), "tracking"),
                        org.assertj.core.groups.Tuple.tuple(
                                "V%d__add_mood_pinned_keeper_id_to_projects_project.sql".formatted(last + 2), "host"));
        Catalog next = Json.read(Files.readString(drafts.resolve("V%d.json".formatted(last + 2))), Catalog.class);
        assertThat(changed.missing(next)).isEmpty();
        assertThat(Files.readString(drafts.resolve(written.get(1).file())))
                .contains(
                        "ADD COLUMN mood character varying(20);",
                        "ADD COLUMN pinned boolean NOT NULL DEFAULT false;",
                        "REFERENCES annotation_tracking_keeper (id) ON DELETE SET NULL NOT VALID;");
    }

    @Test
    void a_catalog_that_disagrees_with_the_migrations_names_the_column() {
        String made = Json.write(catalog);
        String stale = made.replaceFirst("\"locked_at\" : \\{", "\"locked_when\" : {");

        assertThat(Differences.between(made, made)).isEmpty();
        assertThat(Differences.between(made, stale))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("tables.annotation_tracking.columns.locked_at: the migrations make {")
                        .endsWith("the file says nothing"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("tables.annotation_tracking.columns.locked_when: the migrations make nothing"));
    }

    /** Drafts and the catalogs they leave, tried on a database with all migrations. */
    private List<Draft> write(Model model, Path folder) {
        List<Draft> drafts = Draft.of(model, catalog, last);
        TestDatabase database = TestServer.fresh().migrated();
        try {
            for (Draft draft : drafts) {
                database.run(draft.sql());
                Files.createDirectories(folder);
                Files.writeString(folder.resolve(draft.file()), draft.sql());
                Files.writeString(
                        folder.resolve("V" + draft.version() + ".json"),
                        Json.write(database.snapshot().catalog()));
                System.out.printf(
                        "Drafted %s: review it, move it to src/main/resources/db/migration/%s, run ./mvnw -Pcatalog test again%n",
                        folder.resolve(draft.file()), draft.folder());
            }
            return drafts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
