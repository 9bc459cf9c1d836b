package org.annotationtracking.auth.jwt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jose4j.http.Get;
import org.jose4j.http.SimpleGet;
import org.jose4j.http.SimpleResponse;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** The issuer's public keys: fetched when they are first needed, kept, and fetched again for a key that is new. */
final class KeySource {

    private static final int MOST_MILLIS = 2000;
    private static final Duration WITHOUT_THE_ISSUER = Duration.ofHours(1);

    private KeySource() {}

    static HttpsJwks of(String location, Duration keep, Duration askAgainAfter) {
        HttpsJwks keys = new HttpsJwks(location);
        SimpleGet source = location.matches("https?://.*") ? overHttp() : KeySource::readFile;
        keys.setSimpleHttpGet(asked -> requireKeys(source.get(asked)));
        keys.setDefaultCacheDuration(keep.toSeconds());
        keys.setRefreshReprieveThreshold(askAgainAfter.toMillis());
        keys.setRetainCacheOnErrorDuration(WITHOUT_THE_ISSUER.toSeconds());
        return keys;
    }

    private static SimpleGet overHttp() {
        Get get = new Get();
        get.setConnectTimeout(MOST_MILLIS);
        get.setReadTimeout(MOST_MILLIS);
        get.setRetries(0);
        return get;
    }

    /** So that whatever is wrong with the source is an {@link IOException}, and with a token is not. */
    private static SimpleResponse requireKeys(SimpleResponse answer) throws IOException {
        try {
            if (answer.getStatusCode() == 200) {
                new JsonWebKeySet(answer.getBody());
            }
            return answer;
        } catch (JoseException | RuntimeException noKeys) {
            throw new IOException("What is there is no set of keys", noKeys);
        }
    }

    private static SimpleResponse readFile(String location) throws IOException {
        return new FileContent(Files.readString(Path.of(location)));
    }

    /** A file, in the form in which keys come over HTTP. */
    private record FileContent(String text) implements SimpleResponse {

        @Override
        public int getStatusCode() {
            return 200;
        }

        @Override
        public String getStatusMessage() {
            return "OK";
        }

        @Override
        public Collection<String> getHeaderNames() {
            return List.of();
        }

        @Override
        public List<String> getHeaderValues(String name) {
            return List.of();
        }

        @Override
        public String getBody() {
            return text;
        }
    }
}
