package org.annotationtracking.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.annotationtracking.auth.AccountQueries.Account;
import org.annotationtracking.auth.cookie.Cookies;
import org.annotationtracking.auth.csrf.CsrfCheck;
import org.annotationtracking.auth.jwt.JwtVerifier;
import org.annotationtracking.auth.session.Sessions;
import org.annotationtracking.auth.token.ApiTokens;
import org.annotationtracking.auth.token.Grant;
import org.annotationtracking.auth.token.TokenHeader;
import org.annotationtracking.auth.vouched.Introspection;
import org.annotationtracking.auth.vouched.ProxyUser;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request, in doccano's order: whom a trusted proxy names, else the session if there is one, else the token (one
 * of ours, or doccano's), else what an issuer signed. A cookie that opens nothing is passed over; a token that opens nothing is refused.
 */
@ApplicationScoped
class Identification {

    private final AccountQueries accounts;
    private final Sessions sessions;
    private final CsrfCheck csrf;
    private final ApiTokens tokens;
    private final JwtVerifier issuer;
    private final ProxyUser proxy;
    private final Introspection doccano;

    Identification(
            AccountQueries accounts,
            Sessions sessions,
            CsrfCheck csrf,
            ApiTokens tokens,
            JwtVerifier issuer,
            ProxyUser proxy,
            Introspection doccano) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.csrf = csrf;
        this.tokens = tokens;
        this.issuer = issuer;
        this.proxy = proxy;
        this.doccano = doccano;
    }

    /**
     * Who it is, and by what.
     *
     * @param token null unless it was a token of ours
     */
    record Identified(Account account, @Nullable Grant token) {}

    /** The active account behind a request; refuses with 403 in doccano's words. */
    Identified require(ContainerRequestContext request, @Nullable Long project) {
        String authorization = request.getHeaderString("Authorization");
        return byBrowser(request, project)
                .map(account -> new Identified(account, null))
                .or(() -> byOwnToken(authorization, project))
                .or(() -> byToken(authorization, project)
                        .or(() -> byIssuer(authorization, project))
                        .map(account -> new Identified(account, null)))
                .orElseThrow(Refusals::notLoggedIn);
    }

    /** Refuses a forged request to what anybody may call, such as a login in somebody else's name. */
    void requireUnforged(ContainerRequestContext request) {
        byBrowser(request, null);
    }

    /** By what a browser sends of itself, wherever the person meant to go; therefore with the check against forgery. */
    private Optional<Account> byBrowser(ContainerRequestContext request, @Nullable Long project) {
        Cookies cookies = Cookies.of(request.getHeaders().get("Cookie"));
        Optional<String> loggedInByProxy = proxy.username(request);
        Optional<Account> account = loggedInByProxy.isPresent()
                ? accounts.byName(loggedInByProxy.get(), project)
                : bySession(request, cookies.get(Sessions.COOKIE), project);
        Optional<Account> active = account.filter(Account::active);
        if (active.isPresent()) {
            csrf.require(request, cookies);
        }
        return active;
    }

    private Optional<Account> bySession(
            ContainerRequestContext request, Optional<String> cookie, @Nullable Long project) {
        if (sessions.areOn()) {
            return sessions.find(cookie)
                    .flatMap(session -> accounts.byId(session.userId(), project)
                            .filter(account -> sessions.fits(session, account.passwordHash())));
        }
        if (!doccano.isOn(request)) {
            return Optional.empty();
        }
        return sessions.claim(cookie)
                .flatMap(claim -> accounts.byId(claim.userId(), project)
                        .filter(account -> account.active() && doccano.isGood(claim, account.passwordHash())));
    }

    private Optional<Identified> byOwnToken(@Nullable String authorization, @Nullable Long project) {
        return tokens.of(authorization)
                .map(grant -> new Identified(active(accounts.byId(grant.userId(), project), "Invalid token."), grant));
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
