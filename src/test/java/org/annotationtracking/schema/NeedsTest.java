package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.World;
import org.annotationtracking.schema.catalog.Json;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.drift.Needs;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Takes away each table and each column and asks for everything: what fails is what {@code needs.json} says. With {@code
 * -Dneeds.write=true} it is written anew: {@code ./mvnw -Psoak test -Dtest=NeedsTest -Dneeds.write=true}.
 */
@ServiceTest
@TestProfile(OpenGate.Profile.class)
@Tag("soak")
class NeedsTest {
    private static final Logger LOG = Logger.getLogger(NeedsTest.class);
    private static final Path WRITTEN = Path.of("src/main/resources/org/annotationtracking/schema/drift", Needs.FILE);

    @Inject
    World world;

    @Test
    void an_operation_is_switched_off_by_a_part_exactly_if_it_fails_without_it() throws IOException {
        Set<String> operations = new Requests(world).operations();
        assertThat(new Requests(world).failing()).as("with everything there").isEmpty();
        SortedMap<String, List<String>> parts = new TreeMap<>();
        for (String part : parts()) {
            Requests requests = new Requests(world);
            take(part, "", "_gone");
            try {
                Set<String> failing = requests.failing();
                parts.put(part, failing.equals(operations) ? List.of(Needs.ALL) : List.copyOf(failing));
                LOG.infof("%s: %d", part, failing.size());
            } finally {
                take(part, "_gone", "");
            }
        }
        assertThat(new Requests(world).failing()).as("with everything back").isEmpty();

        Needs needs = new Needs(List.copyOf(operations), parts);
        if (Boolean.getBoolean("needs.write")) {
            Files.writeString(WRITTEN, Json.write(needs), StandardCharsets.UTF_8);
        }
        assertThat(Json.read(Files.readString(WRITTEN), Needs.class)).isEqualTo(needs);
    }

    /** Tables, and columns as {@code table.column}. */
    private static List<String> parts() {
        Shipped shipped = new Shipped();
        int last = shipped.migrations(org.annotationtracking.core.SchemaReady.Mode.STANDALONE).stream()
                .mapToInt(migration -> migration.version())
                .max()
                .orElseThrow();
        List<String> parts = new ArrayList<>();
        shipped.expectedAt(last).tables().forEach((table, facts) -> {
            parts.add(table);
            facts.columns().keySet().forEach(column -> parts.add(table + "." + column));
        });
        return parts;
    }

    /** Renamed, a part is as gone as if it were dropped, and comes back whole. */
    private void take(String part, String from, String to) {
        String[] names = part.split("\\.");
        world.execute(
                names.length == 1
                        ? "ALTER TABLE %s%s RENAME TO %s%s".formatted(part, from, part, to)
                        : "ALTER TABLE %s RENAME COLUMN %s%s TO %s%s"
                                .formatted(names[0], names[1], from, names[1], to));
    }
}
