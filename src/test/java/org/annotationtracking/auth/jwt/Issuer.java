package org.annotationtracking.auth.jwt;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Somebody who signs tokens and shows the keys to check them by, on a port of their own. */
final class Issuer implements AutoCloseable {

    static final String NAME = "https://sso.example";
    static final String AUDIENCE = "annotation-tracking";

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private volatile String shown = "{\"keys\":[]}";

    Issuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] body = shown.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
    }

    int timesAsked() {
        return asked.get();
    }

    void answers(int status) {
        this.status = status;
    }

    void shows(String text) {
        this.shown = text;
    }

    void shows(PublicJsonWebKey... keys) {
        shows(keySet(keys));
    }

    /** What an issuer shows of its keys. */
    static String keySet(PublicJsonWebKey... keys) {
        return new JsonWebKeySet(List.of(keys)).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    static PublicJsonWebKey rsa(String id) {
        return named(id, "RS256", () -> RsaJwkGenerator.generateJwk(2048));
    }

    static PublicJsonWebKey ec(String id) {
        return named(id, "ES256", () -> EcJwkGenerator.generateJwk(EllipticCurves.P256));
    }

    /** Claims of a token that is good for a minute. */
    static JwtClaims claims(String username) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(NAME);
        claims.setAudience(AUDIENCE);
        claims.setExpirationTimeMinutesInTheFuture(1);
        claims.setClaim("preferred_username", username);
        return claims;
    }

    static NumericDate inSeconds(long seconds) {
        NumericDate time = NumericDate.now();
        time.addSeconds(seconds);
        return time;
    }

    static String sign(JwtClaims claims, PublicJsonWebKey key) {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setAlgorithmHeaderValue(key.getAlgorithm());
        token.setKey(key.getPrivateKey());
        return serialize(token);
    }

    static String serialize(JsonWebSignature token) {
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private interface Making {
        PublicJsonWebKey make() throws JoseException;
    }

    private static PublicJsonWebKey named(String id, String algorithm, Making making) {
        try {
            PublicJsonWebKey key = making.make();
            key.setKeyId(id);
            key.setAlgorithm(algorithm);
            return key;
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }
}
