package org.annotationtracking.auth.vouched;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.annotationtracking.auth.session.Sessions.Claim;
import org.jspecify.annotations.Nullable;

/**
 * Asks doccano whether a session is good, where we cannot check its signature. What was answered is believed for a short
 * while, and not a moment longer than the session's row and the account's password stay as they were.
 */
@ApplicationScoped
public class Introspection {

    private static final int MOST_ANSWERS = 10_000;

    private final @Nullable Doccano doccano;
    private final Duration keep;
    private final Map<Question, Answer> answers = new ConcurrentHashMap<>();

    Introspection(IntrospectionConfig config) {
        this.doccano = config.url().map(Doccano::new).orElse(null);
        this.keep = config.keep();
    }

    /** All of what the answer depends on, so that a change of any is a new question. */
    private record Question(Claim claim, String passwordHash) {}

    private record Answer(boolean good, long until) {}

    /** Whether there is somebody to ask; never for a question of our own that was led back here. */
    public boolean isOn(ContainerRequestContext request) {
        return doccano != null && request.getHeaderString(Doccano.QUESTION) == null;
    }

    /**
     * Whether doccano lets the session in as the account it claims. Refuses with 503 while doccano does not say.
     *
     * @param passwordHash the account's password column, read before asking
     */
    public boolean isGood(Claim claim, String passwordHash) {
        Question question = new Question(claim, passwordHash);
        long now = System.nanoTime();
        Answer known = answers.get(question);
        if (known != null && known.until() - now > 0) {
            return known.good();
        }
        boolean good = Optional.ofNullable(doccano).orElseThrow().accepts(claim);
        if (answers.size() >= MOST_ANSWERS) {
            answers.clear();
        }
        answers.values().removeIf(answer -> answer.until() - now <= 0);
        answers.put(question, new Answer(good, System.nanoTime() + keep.toNanos()));
        return good;
    }
}
