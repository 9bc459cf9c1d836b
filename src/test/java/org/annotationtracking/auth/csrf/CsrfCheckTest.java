package org.annotationtracking.auth.csrf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CsrfCheckTest {

    private static final CsrfCheck CHECK = new CsrfCheck(
            () -> Optional.of(List.of("https://good.example", "https://*.wild.example", "http://plain.example:8080")));

    @Test
    void says_what_django_says_to_every_request() throws IOException {
        SoftAssertions all = new SoftAssertions();
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/auth/csrf.tsv"))) {
            lines.filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] fields = line.split("\t");

                all.assertThat(CHECK.failure(request(fields)).orElse("OK"))
                        .as(line)
                        .isEqualTo(fields[6]);
            });
        }

        assertThat(all.assertionErrorsCollected()).isEmpty();
    }

    @Test
    void a_fresh_secret_matches_itself_and_no_other() {
        String secret = CsrfToken.fresh();

        assertThat(CsrfToken.flaw(secret)).isEmpty();
        assertThat(CsrfToken.match(secret, secret)).isTrue();
        assertThat(CsrfToken.match(secret, CsrfToken.fresh())).isFalse();
    }

    private static CsrfRequest request(String[] fields) {
        return new CsrfRequest(
                CsrfRequest.isSecure(value(fields[1]), "http"),
                value(fields[0]),
                value(fields[2]),
                value(fields[3]),
                value(fields[4]),
                value(fields[5]));
    }

    private static @Nullable String value(String field) {
        return field.equals("-") ? null : field.substring(1, field.length() - 1);
    }
}
