package org.annotationtracking.auth.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.annotationtracking.core.DomainException;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which tokens are believed, and which are not however they are made. */
class JwtVerifierTest {

    private static PublicJsonWebKey rsa;
    private static PublicJsonWebKey ec;
    private static PublicJsonWebKey strangers;

    private final Issuer issuer = new Issuer();
    private final Issuer attacker = new Issuer();
    private final JwtVerifier verifier = Settings.believing(issuer.address());

    @BeforeAll
    static void makeKeys() {
        rsa = Issuer.rsa("rsa");
        ec = Issuer.ec("ec");
        strangers = Issuer.rsa("rsa");
    }

    @BeforeEach
    void showKeys() {
        issuer.shows(rsa, ec);
        attacker.shows(strangers);
    }

    @AfterEach
    void close() {
        issuer.close();
        attacker.close();
    }

    @Test
    void a_token_of_the_issuer_names_its_person() {
        for (PublicJsonWebKey key : List.of(rsa, ec)) {
            String token = Issuer.sign(Issuer.claims("annotator"), key);

            assertThat(verifier.username("Bearer " + token)).contains("annotator");
            assertThat(verifier.username(" bearer  " + token + " ")).contains("annotator");
        }
    }

    @Test
    void without_an_issuer_and_for_other_schemes_it_says_nothing() {
        var nobody = new JwtVerifier(
                new Settings(Optional.empty(), java.time.Duration.ofMinutes(5), java.time.Duration.ZERO));

        assertThat(nobody.username("Bearer " + Issuer.sign(Issuer.claims("annotator"), rsa)))
                .isEmpty();
        assertThat(verifier.username(null)).isEmpty();
        assertThat(verifier.username("")).isEmpty();
        assertThat(verifier.username("Token abc")).isEmpty();
        assertThat(issuer.timesAsked()).isZero();
    }

    @Test
    void claims_that_do_not_hold_are_refused() {
        Map<String, Consumer<JwtClaims>> changes = new LinkedHashMap<>();
        changes.put("no expiry", claims -> claims.unsetClaim("exp"));
        changes.put("expiry is text", claims -> claims.setStringClaim("exp", "tomorrow"));
        changes.put("not yet", claims -> claims.setNotBefore(Issuer.inSeconds(120)));
        changes.put("no issuer", claims -> claims.unsetClaim("iss"));
        changes.put("another issuer", claims -> claims.setIssuer("https://sso.example/"));
        changes.put("issuers", claims -> claims.setStringListClaim("iss", Issuer.NAME));
        changes.put("no audience", claims -> claims.unsetClaim("aud"));
        changes.put("another audience", claims -> claims.setAudience("annotation-tracking-2"));
        changes.put("no name", claims -> claims.unsetClaim("preferred_username"));
        changes.put("an empty name", claims -> claims.setStringClaim("preferred_username", ""));
        changes.put("a name with NUL", claims -> claims.setStringClaim("preferred_username", "a\0b"));
        changes.put("a number for a name", claims -> claims.setClaim("preferred_username", 1));
        changes.put("names", claims -> claims.setStringListClaim("preferred_username", "annotator"));

        changes.forEach((what, change) -> {
            JwtClaims claims = Issuer.claims("annotator");
            change.accept(claims);
            assertThat(refusal(Issuer.sign(claims, rsa)).text()).as(what).isEqualTo("Invalid token.");
        });
    }

    @Test
    void an_expired_token_is_told_so_and_clocks_may_differ_a_little() {
        JwtClaims claims = Issuer.claims("annotator");
        claims.setExpirationTime(Issuer.inSeconds(-60));
        assertThat(refusal(Issuer.sign(claims, rsa)).text()).isEqualTo("Token has expired.");

        claims.setExpirationTime(Issuer.inSeconds(-10));
        assertThat(verifier.username("Bearer " + Issuer.sign(claims, rsa))).contains("annotator");

        claims.setExpirationTime(Issuer.inSeconds(60));
        claims.setNotBefore(Issuer.inSeconds(10));
        claims.setAudience("somebody", "another-name-of-ours");
        assertThat(verifier.username("Bearer " + Issuer.sign(claims, rsa))).contains("annotator");
    }

    @Test
    void no_forged_token_is_believed() {
        Map<String, String> believed = new TreeMap<>();
        forgeries().forEach((what, token) -> {
            try {
                believed.put(what, verifier.username("Bearer " + token).orElse("nobody"));
            } catch (DomainException refused) {
                assertThat(refused.kind()).as(what).isEqualTo(DomainException.Kind.FORBIDDEN);
            }
        });

        assertThat(believed).isEmpty();
        assertThat(attacker.timesAsked()).isZero();
    }

    private Map<String, String> forgeries() {
        String good = Issuer.sign(Issuer.claims("annotator"), rsa);
        String[] parts = good.split("\\.");
        String payload = parts[1];
        Map<String, String> forged = new LinkedHashMap<>();
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            forged.put("alg " + none, encode("{\"alg\":\"" + none + "\"}") + "." + payload + ".");
            forged.put("signed alg " + none, encode("{\"alg\":\"" + none + "\"}") + "." + payload + "." + parts[2]);
        }
        forged.put("no alg", encode("{\"kid\":\"rsa\"}") + "." + payload + "." + parts[2]);
        forged.put("HS256 by the public key", hmac(rsa.getPublicKey().getEncoded()));
        forged.put("HS256 by its text", hmac(pem(rsa.getPublicKey().getEncoded())));
        forged.put("HS256 by the key set", hmac(Issuer.keySet(rsa, ec).getBytes(StandardCharsets.UTF_8)));
        forged.put("another's key of that name", Issuer.sign(Issuer.claims("annotator"), strangers));
        forged.put("its own key", withHeader("jwk", strangers));
        forged.put("its own address", withHeader("jku", attacker.address()));
        forged.put("its own certificate", withHeader("x5u", attacker.address()));
        forged.put("a must we do not know", critical());
        forged.put(
                "another's claims",
                parts[0] + "." + encode(Issuer.claims("admin").toJson()) + "." + parts[2]);
        forged.put(
                "ES256 by the RSA key", encode("{\"alg\":\"ES256\",\"kid\":\"rsa\"}") + "." + payload + "." + parts[2]);
        forged.put(
                "ES256 all zeros",
                encode("{\"alg\":\"ES256\",\"kid\":\"ec\"}") + "." + payload + "." + encode(new byte[64]));
        forged.put("unknown key", good.replace(parts[0], encode("{\"alg\":\"RS256\",\"kid\":\"unknown\"}")));
        forged.put("encrypted", encode("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + ".." + "AAAA.AAAA.AAAA");
        forged.put(
                "slow to decrypt",
                encode("{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2c\":2147483647,\"p2s\":\"AA\"}")
                        + ".AAAA.AAAA.AAAA.AAAA");
        forged.put("no signature", parts[0] + "." + payload + ".");
        forged.put("two parts", parts[0] + "." + payload);
        forged.put("cut off", good.substring(0, good.length() - 4));
        forged.put("not JSON", encode("annotator") + "." + encode("annotator") + "." + parts[2]);
        forged.put("deep", encode("[".repeat(9000)) + "." + payload + "." + parts[2]);
        forged.put("not base64", "%%%.%%%.%%%");
        forged.put("word", "abc");
        forged.put("dots", "..");
        return forged;
    }

    private DomainException refusal(String token) {
        return catchThrowableOfType(DomainException.class, () -> verifier.username("Bearer " + token));
    }

    private static String hmac(byte[] key) {
        JsonWebSignature token = token();
        token.setAlgorithmHeaderValue("HS256");
        token.setKey(new HmacKey(key));
        return Issuer.serialize(token);
    }

    private static String withHeader(String name, Object value) {
        JsonWebSignature token = token();
        token.setAlgorithmHeaderValue("RS256");
        token.setKey(strangers.getPrivateKey());
        if (value instanceof PublicJsonWebKey key) {
            token.setJwkHeader(key);
        } else {
            token.setHeader(name, (String) value);
        }
        return Issuer.serialize(token);
    }

    private static String critical() {
        JsonWebSignature token = token();
        token.setAlgorithmHeaderValue("RS256");
        token.setKey(rsa.getPrivateKey());
        token.setHeader("must", "yes");
        token.setCriticalHeaderNames("must");
        return Issuer.serialize(token);
    }

    private static JsonWebSignature token() {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setPayload(Issuer.claims("annotator").toJson());
        token.setKeyIdHeaderValue("rsa");
        return token;
    }

    private static byte[] pem(byte[] key) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return ("-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
