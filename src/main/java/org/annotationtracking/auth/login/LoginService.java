package org.annotationtracking.auth.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.auth.Passwords;
import org.annotationtracking.auth.cookie.Cookies;
import org.annotationtracking.auth.cookie.SetCookie;
import org.annotationtracking.auth.csrf.CsrfToken;
import org.annotationtracking.auth.login.LoginQueries.Credentials;
import org.annotationtracking.auth.session.Sessions;
import org.annotationtracking.core.DomainException;

/** Checks a password, hands out the account's token and, where there is a key to sign with, a session. */
@ApplicationScoped
class LoginService {

    private static final Duration NEARLY_A_YEAR = Duration.ofDays(364);

    private final LoginQueries accounts;
    private final Sessions sessions;
    private final boolean secure;
    private final String nobodysHash = Passwords.hash(Passwords.random(20));

    LoginService(LoginQueries accounts, Sessions sessions, LoginConfig config) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.secure = config.secure();
    }

    /** What a login gives. */
    record Login(String key, List<SetCookie> cookies) {}

    /** Logs in, and out of the session the client came with; refuses with 400 without saying which part was wrong. */
    Login login(String username, String password, Cookies cookies) {
        Optional<Credentials> account = accounts.credentials(username);
        // Also hashed for nobody, so that the time taken does not tell which names exist.
        boolean right = Passwords.matches(
                password, account.map(Credentials::passwordHash).orElse(nobodysHash));
        if (account.isEmpty() || !right) {
            throw DomainException.badRequest("invalid", "Unable to log in with provided credentials.")
                    .with("non_field_errors", List.of("Unable to log in with provided credentials."));
        }
        String key = accounts.tokenOf(account.get().id(), Passwords.token());
        return new Login(key, begin(account.get(), cookies));
    }

    /** Gives an account another password, which ends its sessions; the one the client came with begins anew. */
    List<SetCookie> changePassword(long userId, String password, Cookies cookies) {
        Credentials account = new Credentials(userId, Passwords.hash(password));
        accounts.setPassword(userId, account.passwordHash());
        return cookies.get(Sessions.COOKIE).isPresent() ? begin(account, cookies) : List.of();
    }

    /** Ends the session the client came with. */
    List<SetCookie> logout(Cookies cookies) {
        Optional<String> session = cookies.get(Sessions.COOKIE);
        sessions.end(session);
        return session.map(any -> List.of(SetCookie.forgetting(Sessions.COOKIE, secure)))
                .orElse(List.of());
    }

    /** A secret for a client that has none, or a broken one. */
    List<SetCookie> missingSecret(Cookies cookies) {
        boolean has = cookies.get(CsrfToken.COOKIE).filter(CsrfToken::isWhole).isPresent();
        return has ? List.of() : List.of(freshSecret());
    }

    private List<SetCookie> begin(Credentials account, Cookies cookies) {
        return sessions.begin(account.id(), account.passwordHash())
                .map(session -> {
                    sessions.end(cookies.get(Sessions.COOKIE));
                    return List.of(
                            freshSecret(), new SetCookie(Sessions.COOKIE, session, sessions.maxAge(), false, secure));
                })
                .orElse(List.of());
    }

    private SetCookie freshSecret() {
        return new SetCookie(CsrfToken.COOKIE, CsrfToken.fresh(), NEARLY_A_YEAR, true, secure);
    }
}
