package org.annotationtracking.auth.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Django's sessions. What cannot be believed is as good as no session; nothing here ever refuses. */
@ApplicationScoped
public class Sessions {

    /** The cookie that names a session. */
    public static final String COOKIE = "sessionid";

    private static final Logger LOG = Logger.getLogger(Sessions.class);
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{8,40}");
    private static final String KEY_CHARS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int KEY_LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SessionRepository sessions;
    private final SessionConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    private final @Nullable DjangoSigner signer;
    private final AtomicBoolean doubted = new AtomicBoolean();

    Sessions(SessionRepository sessions, SessionConfig config, ObjectMapper json, Clock clock) {
        this.sessions = sessions;
        this.config = config;
        this.json = json;
        this.clock = clock;
        this.signer = config.secretKey()
                .or(() -> Optional.ofNullable(System.getenv("SECRET_KEY")).filter(key -> !key.isBlank()))
                .map(DjangoSigner::new)
                .orElse(null);
    }

    /**
     * A session that was begun with a login.
     *
     * @param passwordMark what it remembers of the password column
     */
    public record Session(String key, long userId, String passwordMark) {}

    /**
     * What the row of a live session says, believed for its form only.
     *
     * @param data the row's text, so that a changed row is another claim
     */
    public record Claim(String key, String data, long userId) {}

    void tell(@Observes StartupEvent started) {
        LOG.info(areOn() ? "Sessions: on" : "Sessions: off, there is no SECRET_KEY; tokens work");
    }

    /** Whether there is a key to sign and to check with. */
    public boolean areOn() {
        return signer != null;
    }

    /** The live session a cookie names, if it is signed with our key and somebody is logged in with it. */
    public Optional<Session> find(Optional<String> cookie) {
        if (signer == null) {
            return Optional.empty();
        }
        return cookie.filter(key -> KEY.matcher(key).matches())
                .flatMap(key -> sessions.find(key).flatMap(data -> read(key, data)));
    }

    /** What a live session claims, whoever signed it; for somebody to vouch for. */
    public Optional<Claim> claim(Optional<String> cookie) {
        return cookie.filter(key -> KEY.matcher(key).matches())
                .flatMap(key -> sessions.find(key)
                        .flatMap(data -> SessionText.decode(data)
                                .flatMap(text -> session(key, text))
                                .map(session -> new Claim(key, data, session.userId()))));
    }

    /** Whether the password column is the one the session was begun with. */
    public boolean fits(Session session, String passwordHash) {
        return signer != null && DjangoSigner.areEqual(session.passwordMark(), signer.passwordMark(passwordHash));
    }

    /** Begins a session; its key is the cookie's value. Empty where there is no key to sign with. */
    public Optional<String> begin(long userId, String passwordHash) {
        if (signer == null) {
            return Optional.empty();
        }
        String text = "{\"_auth_user_id\":\"%d\",\"_auth_user_backend\":\"%s\",\"_auth_user_hash\":\"%s\"}"
                .formatted(userId, config.backends().get(0), signer.passwordMark(passwordHash));
        String key = newKey();
        sessions.add(key, SessionText.write(text, clock.instant(), signer), config.maxAge());
        return Optional.of(key);
    }

    /** Ends the session a cookie names, whoever began it. */
    public void end(Optional<String> cookie) {
        cookie.filter(key -> KEY.matcher(key).matches()).ifPresent(sessions::remove);
    }

    public Duration maxAge() {
        return config.maxAge();
    }

    private Optional<Session> read(String key, String data) {
        Optional<String> text = Optional.ofNullable(signer).flatMap(ours -> SessionText.read(data, ours));
        if (text.isEmpty() && doubted.compareAndSet(false, true)) {
            LOG.warn("A session in the database is not signed with our SECRET_KEY. Is it the one doccano has?");
        }
        return text.flatMap(found -> session(key, found));
    }

    private Optional<Session> session(String key, String text) {
        JsonNode session = tree(text);
        String user = session.path("_auth_user_id").asText();
        String mark = session.path("_auth_user_hash").asText();
        List<String> trusted = config.backends();
        return user.matches("[0-9]{1,18}")
                        && !mark.isEmpty()
                        && trusted.contains(session.path("_auth_user_backend").asText())
                ? Optional.of(new Session(key, Long.parseLong(user), mark))
                : Optional.empty();
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException unreadable) {
            return json.missingNode();
        }
    }

    private static String newKey() {
        StringBuilder key = new StringBuilder(KEY_LENGTH);
        for (int i = 0; i < KEY_LENGTH; i++) {
            key.append(KEY_CHARS.charAt(RANDOM.nextInt(KEY_CHARS.length())));
        }
        return key.toString();
    }
}
