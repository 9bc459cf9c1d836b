package org.annotationtracking.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;
import org.annotationtracking.platform.Wire.Answer;

/** The one shape of every refusal, member by member. */
final class Refused {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern INSIDES = Pattern.compile(
            "Exception|org\\.annotationtracking|com\\.fasterxml|io\\.(quarkus|vertx|netty)|java\\.|jakarta\\.|\\bat [\\w.$]+\\("
                    + "|SELECT |INSERT |UPDATE |ERROR:|annotation_tracking|auth_user|examples_example");

    private Refused() {}

    /** Checks an answer from its status to its last member, and hands over its body. */
    static JsonNode with(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.headers().get("X-Request-Id")).matches("[A-Za-z0-9._:-]{1,64}");
        JsonNode body = parse(answer.body());
        assertThat(body.path("type").asText()).startsWith("urn:problem:");
        assertThat(body.path("title").asText()).isNotBlank();
        assertThat(body.path("status")).isEqualTo(JSON.getNodeFactory().numberNode(status));
        assertThat(body.path("detail").asText()).isNotBlank();
        assertThat(body.path("success")).isEqualTo(JSON.getNodeFactory().booleanNode(false));
        assertThat(body.path("code").asText()).matches("[a-z_]+");
        assertThat(body.path("error").asText()).isNotBlank();
        assertThat(body.path("message")).isEqualTo(body.path("detail"));
        assertThat(answer.body()).doesNotContainPattern(INSIDES);
        return body;
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("Not JSON: " + body, notJson);
        }
    }
}
