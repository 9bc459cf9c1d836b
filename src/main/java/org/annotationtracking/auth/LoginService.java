package org.annotationtracking.auth;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.auth.AccountQueries.Credentials;
import org.annotationtracking.core.DomainException;

/** Checks a password and hands out the account's token. */
@ApplicationScoped
class LoginService {

    private final AccountQueries accounts;
    private final String nobodysHash = Passwords.hash(Passwords.random(20));

    LoginService(AccountQueries accounts) {
        this.accounts = accounts;
    }

    String login(String username, String password) {
        Optional<Credentials> account = accounts.credentials(username);
        // Also hashed for nobody, so that the time taken does not tell which names exist.
        boolean right = Passwords.matches(
                password, account.map(Credentials::passwordHash).orElse(nobodysHash));
        if (account.isEmpty() || !right) {
            throw DomainException.badRequest("invalid", "Unable to log in with provided credentials.")
                    .with("non_field_errors", List.of("Unable to log in with provided credentials."));
        }
        return accounts.tokenOf(account.get().id(), Passwords.token());
    }
}
