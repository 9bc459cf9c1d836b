package org.annotationtracking.host.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.annotationtracking.auth.Passwords;
import org.annotationtracking.core.DomainException;
import org.jspecify.annotations.Nullable;

/** Makes accounts and tokens; for the API, the commands and the first start alike. */
@ApplicationScoped
public class AccountService {

    private final UserRepository users;
    private final TokenRepository tokens;
    private final Clock clock;

    AccountService(UserRepository users, TokenRepository tokens, Clock clock) {
        this.users = users;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Whether nobody has an account yet. */
    @Transactional
    public boolean isEmpty() {
        return users.count() == 0;
    }

    /** Makes an account; refuses a name that is taken or unusable with 400 {@code invalid}. */
    @Transactional
    public UserResponse create(NewUser asked) {
        requireFree(asked.username());
        User user = new User(asked.username(), asked.passwordHash(), clock.instant());
        if (asked.superuser()) {
            user.makeSuperuser();
        }
        users.persistAndFlush(user);
        return user.toResponse();
    }

    /** Changes what its owner may change of an account; refuses as {@link #create} does. */
    @Transactional
    ProfileResponse change(long id, Change asked) {
        User user = users.findByIdOptional((int) id).orElseThrow(() -> DomainException.notFound("User"));
        if (asked.username() != null && !user.isCalled(asked.username())) {
            requireFree(asked.username());
        }
        user.change(asked);
        return user.toProfile();
    }

    /** The account's API token, made if it has none; refuses an unknown name with 404. */
    @Transactional
    public String token(String username) {
        return tokens.of(username, Passwords.token()).orElseThrow(() -> DomainException.notFound("User"));
    }

    private void requireFree(String username) {
        if (!username.matches("[\\w.@+-]{1,150}")) {
            throw invalid("Enter a valid username: letters, digits and @ . + - _ only.");
        }
        if (users.isTaken(username)) {
            throw invalid("A user with that username already exists.");
        }
    }

    private static DomainException invalid(String text) {
        return DomainException.badRequest("invalid", "username: " + text).with("username", List.of(text));
    }

    /** What becomes of an account; null stays as it is. */
    record Change(
            @Nullable String username,
            @Nullable String firstName,
            @Nullable String lastName) {}

    /** An account to be. */
    public record NewUser(String username, String passwordHash, boolean superuser) {

        /** Hashes the password, which takes a good part of a second: to be made before a transaction, not in it. */
        public static NewUser of(String username, String password, boolean superuser) {
            return new NewUser(username, Passwords.hash(password), superuser);
        }
    }
}
