package org.annotationtracking.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.annotationtracking.auth.AccountQueries.Account;
import org.annotationtracking.auth.cookie.Cookies;
import org.annotationtracking.auth.csrf.CsrfCheck;
import org.annotationtracking.auth.jwt.JwtVerifier;
import org.annotationtracking.auth.session.Sessions;
import org.annotationtracking.auth.token.TokenHeader;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request, in doccano's order: the session if there is one, else the token, else what an issuer signed. A
 * cookie that opens nothing is passed over; a token that opens nothing is refused.
 */
@ApplicationScoped
class Identification {

    private final AccountQueries accounts;
    private final Sessions sessions;
    private final CsrfCheck csrf;
    private final JwtVerifier issuer;

    Identification(AccountQueries accounts, Sessions sessions, CsrfCheck csrf, JwtVerifier issuer) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.csrf = csrf;
        this.issuer = issuer;
    }

    /** The active account behind a request; refuses with 403 in doccano's words. */
    Account require(ContainerRequestContext request, @Nullable Long project) {
        return bySession(request, project)
                .or(() -> byToken(request.getHeaderString("Authorization"), project))
                .or(() -> byIssuer(request.getHeaderString("Authorization"), project))
                .orElseThrow(Refusals::notLoggedIn);
    }

    /** Refuses a forged request to what anybody may call, such as a login in somebody else's name. */
    void requireUnforged(ContainerRequestContext request) {
        bySession(request, null);
    }

    private Optional<Account> bySession(ContainerRequestContext request, @Nullable Long project) {
        Cookies cookies = Cookies.of(request.getHeaders().get("Cookie"));
        Optional<Account> account = sessions.find(cookies.get(Sessions.COOKIE))
                .flatMap(session -> accounts.byId(session.userId(), project)
                        .filter(found -> found.active() && sessions.fits(session, found.passwordHash())));
        if (account.isPresent()) {
            csrf.require(request, cookies);
        }
        return account;
    }

    private Optional<Account> byToken(@Nullable String authorization, @Nullable Long project) {
        return TokenHeader.key(authorization).map(key -> active(accounts.byToken(key, project), "Invalid token."));
    }

    private Optional<Account> byIssuer(@Nullable String authorization, @Nullable Long project) {
        return issuer.username(authorization)
                .map(name -> active(accounts.byName(name, project), "User inactive or deleted."));
    }

    private static Account active(Optional<Account> account, String otherwise) {
        Account found = account.orElseThrow(() -> Refusals.badToken(otherwise));
        if (!found.active()) {
            throw Refusals.badToken("User inactive or deleted.");
        }
        return found;
    }
}
