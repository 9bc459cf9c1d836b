package org.annotationtracking.auth.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.DomainException.Kind;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that change, that cannot be had, and that nobody has heard of. */
class KeySourceTest {

    private final Issuer issuer = new Issuer();
    private final PublicJsonWebKey before = Issuer.ec("before");
    private final PublicJsonWebKey after = Issuer.ec("after");

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void a_new_key_is_fetched_when_it_is_first_used() {
        JwtVerifier verifier = Settings.believing(issuer.address());
        issuer.shows(before);
        assertThat(verifier.username(token(before))).contains("annotator");

        issuer.shows(before, after);

        assertThat(verifier.username(token(after))).contains("annotator");
        assertThat(verifier.username(token(before))).contains("annotator");
        assertThat(issuer.timesAsked()).isEqualTo(2);
    }

    @Test
    void a_key_that_was_withdrawn_is_believed_no_more_once_keys_are_fetched_anew() {
        var verifier = new JwtVerifier(new Settings(Optional.of(issuer.address()), Duration.ZERO, Duration.ZERO));
        issuer.shows(before);
        assertThat(verifier.username(token(before))).contains("annotator");

        issuer.shows(after);

        assertThat(refusal(verifier, token(before)).text()).isEqualTo("Invalid token.");
    }

    @Test
    void tokens_with_made_up_keys_do_not_make_us_ask_again_and_again() {
        var verifier = new JwtVerifier(
                new Settings(Optional.of(issuer.address()), Duration.ofMinutes(5), Duration.ofMinutes(1)));
        issuer.shows(before);

        for (int i = 0; i < 20; i++) {
            PublicJsonWebKey unknown = Issuer.ec("made up " + i);
            assertThat(refusal(verifier, token(unknown)).text()).isEqualTo("Invalid token.");
        }

        assertThat(issuer.timesAsked()).isEqualTo(1);
        assertThat(verifier.username(token(before))).contains("annotator");
    }

    @Test
    void while_keys_cannot_be_had_nobody_is_told_that_the_token_is_wrong() {
        JwtVerifier verifier = Settings.believing(issuer.address());

        issuer.answers(500);
        assertThat(refusal(verifier, token(before)).kind()).isEqualTo(Kind.UNAVAILABLE);
        issuer.answers(200);
        issuer.shows("<html>not keys</html>");
        assertThat(refusal(verifier, token(before)).kind()).isEqualTo(Kind.UNAVAILABLE);

        issuer.shows(before);
        assertThat(verifier.username(token(before))).contains("annotator");
    }

    @Test
    void keys_once_fetched_outlast_an_issuer_that_is_away() {
        var verifier = new JwtVerifier(new Settings(Optional.of(issuer.address()), Duration.ZERO, Duration.ZERO));
        issuer.shows(before);
        assertThat(verifier.username(token(before))).contains("annotator");

        issuer.answers(503);

        assertThat(verifier.username(token(before))).contains("annotator");
    }

    @Test
    void keys_may_lie_in_a_file_and_change_there(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("keys.json");
        JwtVerifier verifier = Settings.believing(file.toString());
        assertThat(refusal(verifier, token(before)).kind()).isEqualTo(Kind.UNAVAILABLE);

        Files.writeString(file, Issuer.keySet(before));
        assertThat(verifier.username(token(before))).contains("annotator");

        Files.writeString(file, Issuer.keySet(after));
        assertThat(verifier.username(token(after))).contains("annotator");
    }

    private static String token(PublicJsonWebKey key) {
        return "Bearer " + Issuer.sign(Issuer.claims("annotator"), key);
    }

    private static DomainException refusal(JwtVerifier verifier, String header) {
        return catchThrowableOfType(DomainException.class, () -> verifier.username(header));
    }
}
