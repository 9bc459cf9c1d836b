package org.annotationtracking.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Django 4.2 wrote is read, and what we write has its form. */
class SessionTextTest {

    private static final DjangoSigner SIGNER = new DjangoSigner("a key of ours, with = and $ and {braces}: 0123456789");

    private static final String PASSWORD =
            "pbkdf2_sha256$1000$seasalt0123456789abcdef$UuMlmOWagyCzPDx0ztstgpJGDUdgxSyokH0Gb+k0Q0c=";
    private static final String MARK = "1169e742381d354f05a81e3bfbfac5eff13cceb76513e71944765d8310e6f5e0";
    private static final String JSON =
            "{\"_auth_user_id\":\"77\",\"_auth_user_backend\":\"django.contrib.auth.backends.ModelBackend\","
                    + "\"_auth_user_hash\":\"" + MARK + "\"}";

    private static final String PLAIN =
            "eyJfYXV0aF91c2VyX2lkIjoiNzciLCJfYXV0aF91c2VyX2JhY2tlbmQiOiJkamFuZ28uY29udHJpYi5hdXRoLmJhY2tlbmRzLk1v"
                    + "ZGVsQmFja2VuZCIsIl9hdXRoX3VzZXJfaGFzaCI6IjExNjllNzQyMzgxZDM1NGYwNWE4MWUzYmZiZmFjNWVmZjEzY2NlYjc2"
                    + "NTEzZTcxOTQ0NzY1ZDgzMTBlNmY1ZTAifQ:1xWQQY:e_mMhZ-fT_iqrqOXOl4htUomsG58PgADS8-XkSBAzX8";
    private static final String DEFLATED =
            ".eJxVjDsOwjAQRO_iGlle1r9Q0nMGy59dHECOFCcV4u4kUgroRvPezFuEuC41rJ3mMBZxEc6J02-ZYn5S20l5xHafZJ7aMo9J7oo8a"
                    + "Je3qdDrerh_BzX2uq0B7EBOn9FDQaNZmeiBMHHimA0xA-ZMyVkDSA4GrbdYPIIiy4aU-HwBA3o34g:1xWQQY:-Jkof3ByVE"
                    + "2BlTmmFJOczVtQJG6AxZWCuDjse6Z2KXs";

    @Test
    void what_django_signed_is_read_deflated_or_not() {
        assertThat(SessionText.read(PLAIN, SIGNER)).contains(JSON);
        assertThat(SessionText.read(DEFLATED, SIGNER)).contains(JSON);
        assertThat(SIGNER.passwordMark(PASSWORD)).isEqualTo(MARK);
    }

    @Test
    void another_key_reads_nothing() {
        assertThat(SessionText.read(PLAIN, new DjangoSigner("another key"))).isEmpty();
        assertThat(new DjangoSigner("another key").passwordMark(PASSWORD)).isNotEqualTo(MARK);
    }

    @Test
    void what_we_write_is_signed_and_deflated_as_by_django() {
        Instant when = Instant.ofEpochSecond(1_767_225_600);

        String small = SessionText.write("{\"a\":1}", when, SIGNER);
        String large = SessionText.write(JSON, when, SIGNER);

        assertThat(small).startsWith("eyJhIjoxfQ:1vb66i:");
        assertThat(SessionText.read(small, SIGNER)).contains("{\"a\":1}");
        assertThat(large).startsWith(".eJ").contains(":1vb66i:");
        assertThat(SessionText.read(large, SIGNER)).contains(JSON);
    }

    @Test
    void what_is_signed_but_unreadable_reads_as_nothing() {
        for (String body : List.of("", ":", "x", ".", ".x:1", "%%:1", ".AAAA:1", "." + "A".repeat(90_000) + ":1")) {
            assertThat(SessionText.read(SIGNER.sign(body), SIGNER)).as(body).isEmpty();
        }
        String bomb = SessionText.write("{\"a\":\"" + "b".repeat(100_000) + "\"}", Instant.EPOCH, SIGNER);
        assertThat(SessionText.read(bomb, SIGNER)).isEmpty();
    }

    /** Vector A of the reference, made by hand and decoded by Django, and B, a row that doccano wrote. */
    @Test
    void the_reference_s_vectors_verify() throws IOException {
        Path file = Path.of("../shared/fixtures/doccano/django_session_vector.txt");
        assumeTrue(Files.exists(file));
        Map<String, String> vector = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] pair = line.split("\\s+=\\s", 2);
            vector.put(pair[0].strip(), pair[1].strip());
        }
        var signer = new DjangoSigner(vector.get("SECRET_KEY"));

        assertThat(signer.passwordMark(vector.get("auth_user.password"))).isEqualTo(vector.get("_auth_user_hash"));
        assertThat(SessionText.base62(1_767_225_600)).isEqualTo(vector.get("b62(1767225600)"));
        assertThat(SessionText.read(vector.get("session_data compress=True"), signer))
                .contains(vector.get("json"));
        assertThat(SessionText.read(vector.get("session_data compress=False"), signer))
                .contains(vector.get("json"));
        assertThat(SessionText.write("{\"a\":1}", Instant.ofEpochSecond(1_767_225_600), signer))
                .isEqualTo(vector.get("session_data small"));
    }

    @Test
    void a_row_that_doccano_wrote_verifies() {
        var signer = new DjangoSigner("change-me-in-production");
        String row = ".eJxVjEEOgjAQRe_StWmGKdOiS_ecgUxnWkENTSisjHdXEha6_e-9_zIDb-s4bDUtw6TmYpw5_W6R5ZHmHeid51uxUuZ1ma"
                + "LdFXvQavui6Xk93L-Dkev4rZkpC2Gr2sXoBYL67iwuE7HPCi0E3yRC1NigBEBMGRwBxY5QcgDz_gD2DTfA:1xV56c:kOTp4"
                + "esKWWLGgEhVz18NyXetsNVo-2h6KF96aRD9mas";
        String mark = signer.passwordMark(
                "pbkdf2_sha256$600000$5RgL4IOXjHCI66QJs64Kls$" + "TzDcBsjPxdKjbAJ2t4jV3/FriitPZRuf8SmQ0o/8kro=");

        assertThat(SessionText.read(row, signer))
                .hasValueSatisfying(json ->
                        assertThat(json).contains("\"_auth_user_id\":\"3\"", "\"_auth_user_hash\":\"" + mark + "\""));
    }
}
