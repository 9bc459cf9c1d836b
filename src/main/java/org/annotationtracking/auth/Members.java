package org.annotationtracking.auth;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.annotationtracking.auth.AccountQueries.Account;
import org.annotationtracking.core.Role;

/** What people may do in a project, for what is done in their name without a request of theirs. */
@ApplicationScoped
public class Members {

    private final AccountQueries accounts;
    private final RoleRules rules;

    Members(AccountQueries accounts, RoleRules rules) {
        this.accounts = accounts;
        this.rules = rules;
    }

    /** The person as a caller in that project; empty for an account that is not active or not there. */
    public Optional<Caller> find(long userId, long projectId) {
        return accounts.byId(userId, projectId).filter(Account::active).map(account -> {
            Role role = rules.role(account.roleName());
            return new Caller(
                    account.id(),
                    account.username(),
                    account.superuser(),
                    account.staff(),
                    role,
                    rules.rights(account.superuser(), role));
        });
    }
}
