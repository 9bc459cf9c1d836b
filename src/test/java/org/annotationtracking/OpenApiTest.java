package org.annotationtracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The API document is the one that is checked in; {@code -Dopenapi.write} writes it anew. */
@ServiceTest
class OpenApiTest {

    private static final Path CHECKED_IN = Path.of("docs/openapi.yaml");

    @Test
    void the_document_is_the_one_that_is_checked_in() throws IOException {
        String served =
                RestAssured.get("/openapi").then().statusCode(200).extract().asString();
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(CHECKED_IN, served);
        }

        assertThat(served).isEqualTo(Files.readString(CHECKED_IN));
    }

    @Test
    void every_operation_says_what_it_does() {
        JsonPath document = RestAssured.get("/q/openapi?format=json").jsonPath();
        Map<String, Map<String, Object>> paths = document.getMap("paths");
        Set<String> silent = new TreeSet<>();
        paths.forEach((path, item) -> item.forEach((method, operation) -> {
            if (operation instanceof Map<?, ?> described
                    && (!described.containsKey("summary") || !described.containsKey("tags"))) {
                silent.add(method + " " + path);
            }
        }));

        assertThat(silent).isEmpty();
        assertThat(paths).containsKey("/v1/projects/{project}/examples");
    }

    /** A body read member by member is described by {@code @Members}; without it the document would point to nothing. */
    @Test
    void every_schema_that_is_pointed_to_is_there() throws IOException {
        String document = Files.readString(CHECKED_IN);
        Set<String> schemas = RestAssured.get("/q/openapi?format=json")
                .jsonPath()
                .<Map<String, Object>>get("components.schemas")
                .keySet();
        Set<String> named = new TreeSet<>();
        Pattern.compile("#/components/schemas/(\\w+)")
                .matcher(document)
                .results()
                .forEach(at -> named.add(at.group(1)));

        assertThat(named).isNotEmpty().isSubsetOf(schemas);
    }

    @Test
    void the_document_is_served_at_both_addresses_and_in_both_forms() {
        String yaml = RestAssured.get("/q/openapi").asString();

        for (String path : List.of("/openapi", "/openapi/", "/q/openapi?format=yaml")) {
            assertThat(RestAssured.get(path).asString()).as(path).isEqualTo(yaml);
        }
        assertThat(RestAssured.get("/openapi?format=json").jsonPath().getString("info.title"))
                .isEqualTo("Annotation Tracking");
        RestAssured.get("/q/swagger-ui/").then().statusCode(200);
    }
}
