package org.annotationtracking.auth.apitoken;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.annotationtracking.auth.token.ApiTokens;
import org.annotationtracking.auth.token.Scope;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.platform.QueryValues;
import org.jspecify.annotations.Nullable;

/** What people do with their programs' tokens. */
@ApplicationScoped
class ApiTokenService {

    static final int MOST = 50;
    private static final int HINT_CHARS = 8;

    private final ApiTokenRepository tokens;

    ApiTokenService(ApiTokenRepository tokens) {
        this.tokens = tokens;
    }

    /** A token's row, and the token, which nobody is told again. */
    record Made(ApiToken row, String token) {}

    List<ApiToken> of(long userId) {
        return tokens.of(userId);
    }

    /**
     * Makes one. Refuses unknown scopes and a project that is closed to the person with 400 {@code invalid}, and more than
     * {@value #MOST} good ones with 409.
     */
    @Transactional
    Made make(long userId, String name, List<@Nullable String> scopes, @Nullable Long project, int days) {
        Set<Scope> asked = EnumSet.noneOf(Scope.class);
        for (Object scope : scopes) {
            asked.add(Scope.parse(String.valueOf(scope)).orElseThrow(ApiTokenService::unknownScope));
        }
        if (asked.isEmpty()) {
            throw unknownScope();
        }
        if (project != null && !tokens.isOpenTo(userId, project)) {
            throw QueryValues.refused("project", "No project of yours has this id.");
        }
        if (tokens.countHeld(userId) >= MOST) {
            throw DomainException.conflict("too_many_tokens", "A person has at most %d tokens.".formatted(MOST));
        }
        String token = ApiTokens.random();
        String hint = token.substring(0, HINT_CHARS);
        long id = tokens.add(userId, project == null ? 0 : project, name, ApiTokens.hash(token), hint, asked, days);
        ApiToken row = tokens.of(userId).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow();
        return new Made(row, token);
    }

    @Transactional
    void revoke(long userId, long id) {
        if (!tokens.revoke(userId, id)) {
            throw DomainException.notFound("Token");
        }
    }

    private static DomainException unknownScope() {
        return QueryValues.refused("scopes", "At least one of read, annotate, review, manage, operate is required.");
    }
}
