package org.annotationtracking.cli;

import java.util.concurrent.Callable;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.host.account.AccountService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code token create NAME}: prints an account's API token, made if it has none. */
@Command(
        name = "create",
        description = "Print an account's API token, made if it has none.",
        mixinStandardHelpOptions = true)
class TokenCommand implements Callable<Integer> {

    private final AccountService accounts;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The account's name.")
    String name = "";

    TokenCommand(AccountService accounts) {
        this.accounts = accounts;
    }

    @Override
    public Integer call() {
        try {
            Output.of(spec).line(accounts.token(name));
            return 0;
        } catch (DomainException refusal) {
            Output.of(spec).error(refusal.text());
            return 1;
        }
    }
}
