package org.annotationtracking.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.annotationtracking.PackagedService;
import org.annotationtracking.PackagedService.Launch;
import org.annotationtracking.TestFolders;
import org.junit.jupiter.api.Test;

/** Where the packaged service has the key from that signs sessions, and what it does without one. */
class SecretKeyIT {

    private static final Pattern ADDRESS = Pattern.compile("embedded PostgreSQL, (jdbc:\\S+), data in");
    private static final String AWKWARD = "v8sk!33=sy82${braces}$(b)\\ 'quoted' #2h1";
    private static final String PASSWORD = "a password for tests";

    @Test
    void the_key_is_made_once_beside_the_embedded_data_and_sessions_outlive_a_restart() throws IOException {
        Path folder = TestFolders.empty("secret-key");
        Path file = folder.resolve("data/secret-key");
        Launch launch =
                Launch.in(folder).with("TRACKING_ADMIN_PASSWORD", PASSWORD).with("TRACKING_DEMO", "false");

        String session;
        String key;
        try (PackagedService first = launch.start().awaitReady()) {
            session = login(first).cookie("sessionid");
            key = Files.readString(file);
            assertThat(session).hasSize(32);
            assertThat(key).hasSize(64);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(first.log()).contains("Sessions: on").doesNotContain(key, " WARN ", " ERROR ");
            first.terminate();
        }

        try (PackagedService second = launch.start().awaitReady()) {
            assertThat(Files.readString(file)).isEqualTo(key);
            opens(second, session);

            beside(second, folder, session, key);
            second.terminate();
        }
    }

    /** On a database of its own choice it signs with what it is given, or not at all. */
    private static void beside(PackagedService running, Path data, String session, String key) throws IOException {
        Path folder = TestFolders.empty("secret-key-outside");
        Matcher address = ADDRESS.matcher(running.log());
        assertThat(address.find()).isTrue();
        Launch outside = Launch.in(folder)
                .with("QUARKUS_DATASOURCE_JDBC_URL", address.group(1))
                .with("QUARKUS_DATASOURCE_USERNAME", "postgres")
                .with(
                        "QUARKUS_DATASOURCE_PASSWORD",
                        Files.readString(data.resolve("data/postgres/superuser-password"))
                                .strip());

        try (PackagedService keyless = outside.start().awaitReady()) {
            Response login = login(keyless);

            assertThat(login.cookies()).isEmpty();
            asks(keyless)
                    .header("Authorization", "Token " + login.path("key"))
                    .get("/v1/me")
                    .then()
                    .statusCode(200);
            asks(keyless).cookie("sessionid", session).get("/v1/me").then().statusCode(403);
            assertThat(keyless.log()).contains("Sessions: off, there is no SECRET_KEY; tokens work");
        }
        asksTheOther(
                outside.with("TRACKING_INTROSPECTION_URL", running.baseUrl().toString()), running);
        try (PackagedService other = outside.with("SECRET_KEY", AWKWARD).start().awaitReady()) {
            Response login = login(other);
            asks(other).cookie("sessionid", session).get("/v1/me").then().statusCode(403);
            opens(other, login.cookie("sessionid"));
        }
        try (PackagedService sharing = outside.with("SECRET_KEY", key).start().awaitReady()) {
            opens(sharing, session);
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    /** Without the key it asks whoever has it; here that is another of us, which answers as doccano does. */
    private static void asksTheOther(Launch launch, PackagedService doccano) {
        Response login = login(doccano);
        String session = login.cookie("sessionid");
        try (PackagedService asking = launch.start().awaitReady()) {
            opens(asking, session);
            asks(asking)
                    .cookie("sessionid", session)
                    .post("/v1/auth/logout/")
                    .then()
                    .statusCode(403)
                    .body("detail", equalTo("CSRF Failed: CSRF cookie not set."));

            asks(doccano)
                    .cookie("sessionid", session)
                    .cookie("csrftoken", login.cookie("csrftoken"))
                    .header("X-CSRFToken", login.cookie("csrftoken"))
                    .post("/v1/auth/logout/")
                    .then()
                    .statusCode(200);

            asks(asking).cookie("sessionid", session).get("/v1/me").then().statusCode(403);
        }
    }

    private static void opens(PackagedService service, String session) {
        asks(service)
                .cookie("sessionid", session)
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("username", equalTo("admin"));
    }

    private static Response login(PackagedService service) {
        return asks(service)
                .contentType(ContentType.JSON)
                .body("{\"username\":\"admin\",\"password\":\"" + PASSWORD + "\"}")
                .post("/v1/auth/login/");
    }

    private static RequestSpecification asks(PackagedService service) {
        return RestAssured.given().baseUri(service.baseUrl().toString());
    }
}
