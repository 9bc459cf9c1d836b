package org.annotationtracking.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.annotationtracking.platform.Wire.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A body is read only when it says that it is JSON in UTF-8; an import only when it says that it is lines of it. */
@ServiceTest
class ContentTypeTest {

    private static final byte[] BODY = "{\"text\":\"a\"}".getBytes(StandardCharsets.UTF_8);

    private static final List<String> NOT_JSON = List.of(
            "text/plain",
            ";;;",
            "application",
            "*/*",
            "application/*",
            "application/json, text/plain",
            "application/json; charset=foo",
            "application/json; charset=utf-16",
            "application/json; charset=",
            "application/merge-patch+json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x");

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void a_body_without_a_json_content_type_is_415() throws IOException {
        List<Request> requests = List.of(
                Request.of("POST", team.tracking(team.example(), "lock")).by(team.annotator()),
                Request.of("POST", team.path("/examples")).by(team.admin()),
                Request.of("POST", "/v1/auth/login"));
        Written written = Written.soFar(world);

        for (Request request : requests) {
            for (String type : NOT_JSON) {
                assertThat(Refused.with(415, request.body(BODY, type).send())
                                .path("detail")
                                .asText())
                        .isEqualTo("Unsupported media type \"%s\" in request.".formatted(type));
            }
            Refused.with(415, request.json(BODY).without("Content-Type").send());
            Refused.with(415, request.body(BODY, "").send());
        }

        written.nothingSince();
    }

    @Test
    void json_may_say_utf8_in_its_own_spelling() throws IOException {
        Request lock = Request.of("POST", team.tracking(team.example(), "lock")).by(team.annotator());

        for (String type : new String[] {"application/json;charset=\"UTF-8\"", "Application/JSON; charset=utf-8"}) {
            assertThat(lock.body("{}".getBytes(StandardCharsets.UTF_8), type)
                            .send()
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void nothing_to_read_needs_no_content_type_unless_another_site_may_have_sent_it() throws IOException {
        Request lock = Request.of("POST", team.tracking(team.example(), "lock")).by(team.annotator());

        assertThat(lock.send().status()).isEqualTo(200);
        Refused.with(415, lock.with("Origin", "http://elsewhere.example").send());
    }

    @Test
    void an_import_without_its_own_content_type_is_415() throws IOException {
        Request lines = Request.of("POST", team.path("/examples/import")).by(team.admin());
        Written written = Written.soFar(world);

        for (String type : NOT_JSON) {
            Refused.with(415, lines.body(BODY, type).send());
        }
        Refused.with(415, lines.json(BODY).send());
        Refused.with(415, lines.json(BODY).without("Content-Type").send());

        written.nothingSince();
    }
}
