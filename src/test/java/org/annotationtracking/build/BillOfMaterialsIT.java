package org.annotationtracking.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bill of materials names what is shipped. */
class BillOfMaterialsIT {

    @Test
    void every_library_that_is_shipped_is_in_it_with_its_version() throws IOException {
        JsonPath bom = new JsonPath(Files.readString(Path.of("target/bom.json")));
        assertThat(bom.getString("bomFormat")).isEqualTo("CycloneDX");
        List<String> groups = bom.getList("components.group");
        List<String> names = bom.getList("components.name");
        List<String> versions = bom.getList("components.version");
        Set<String> known = new TreeSet<>();
        for (int each = 0; each < names.size(); each++) {
            known.add(groups.get(each) + "." + names.get(each) + "-" + versions.get(each));
        }

        Set<String> unknown = new TreeSet<>();
        try (Stream<Path> shipped = Files.list(Path.of("target/quarkus-app/lib/main"))) {
            shipped.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".jar"))
                    .filter(file -> known.stream().noneMatch(name -> file.startsWith(name)))
                    .forEach(unknown::add);
        }

        assertThat(unknown).isEmpty();
        assertThat(names).contains("postgresql", "quarkus-rest-jackson").doesNotContain("archunit", "playwright");
    }
}
