package org.annotationtracking.cli;

import java.util.concurrent.Callable;
import org.annotationtracking.auth.Passwords;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.host.account.AccountService;
import org.annotationtracking.host.account.AccountService.NewUser;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code user create NAME}: makes an account, beside a running service too. */
@Command(name = "create", description = "Create an account.", mixinStandardHelpOptions = true)
class UserCommand implements Callable<Integer> {

    private static final int PASSWORD_CHARS = 16;

    private final AccountService accounts;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The account's name.")
    String name = "";

    @Option(
            names = "--password",
            interactive = true,
            arity = "0..1",
            description = "Asked for when given without a value; without the option one is made up and printed.")
    @Nullable
    String password;

    @Option(names = "--superuser", description = "Give it every right.")
    boolean superuser;

    UserCommand(AccountService accounts) {
        this.accounts = accounts;
    }

    @Override
    public Integer call() {
        String chosen = password == null ? Passwords.random(PASSWORD_CHARS) : password;
        try {
            accounts.create(NewUser.of(name, chosen, superuser));
        } catch (DomainException refusal) {
            Output.of(spec).error(refusal.text());
            return 1;
        }
        Output.of(spec).line("created %s".formatted(name));
        if (password == null) {
            Output.of(spec).line("password: %s".formatted(chosen));
        }
        return 0;
    }
}
