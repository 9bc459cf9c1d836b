package org.annotationtracking.host.firststart;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.annotationtracking.auth.Passwords;
import org.annotationtracking.core.SchemaReady;
import org.annotationtracking.host.account.AccountService;
import org.annotationtracking.host.account.AccountService.NewUser;
import org.jboss.logging.Logger;

/** Gives an empty database its first people: once, whole, or not at all. */
@ApplicationScoped
class FirstStart {

    private static final Logger LOG = Logger.getLogger(FirstStart.class);
    private static final int PASSWORD_CHARS = 16;
    private static final int SECONDS = 60;

    private final AdminConfig config;
    private final AccountService accounts;
    private final Demo demo;
    private final boolean wantsDemo;

    FirstStart(AdminConfig config, AccountService accounts, Demo demo, DemoPolicy policy) {
        this.config = config;
        this.accounts = accounts;
        this.demo = demo;
        this.wantsDemo = policy.wantsDemo();
    }

    void populate(@Observes SchemaReady ready) {
        boolean wanted = config.password().isPresent() || wantsDemo;
        if (wanted && ready.mode() == SchemaReady.Mode.STANDALONE && accounts.isEmpty()) {
            Map<String, String> passwords = new LinkedHashMap<>();
            Map<String, NewUser> people = people(passwords);
            QuarkusTransaction.requiringNew().timeout(SECONDS).run(() -> {
                populate(people);
                // Told before they are kept: a crash in between costs a second telling, not the passwords.
                tell(config.username(), passwords);
            });
        }
    }

    /** Hashed before the transaction: on a busy machine that takes longer than the database lets one stand idle. */
    private Map<String, NewUser> people(Map<String, String> generated) {
        Map<String, NewUser> people = new LinkedHashMap<>();
        String admin = config.username();
        people.put(admin, NewUser.of(admin, config.password().orElseGet(() -> generate(admin, generated)), true));
        if (wantsDemo) {
            demo.memberNames().forEach(name -> people.put(name, NewUser.of(name, generate(name, generated), false)));
        }
        return people;
    }

    private void populate(Map<String, NewUser> people) {
        String admin = config.username();
        long adminId =
                accounts.create(Objects.requireNonNull(people.get(admin))).id();
        if (wantsDemo) {
            demo.create(admin, adminId, name -> Objects.requireNonNull(people.get(name)));
        }
    }

    private static String generate(String name, Map<String, String> passwords) {
        String password = Passwords.random(PASSWORD_CHARS);
        passwords.put(name, password);
        return password;
    }

    private static void tell(String admin, Map<String, String> passwords) {
        if (passwords.isEmpty()) {
            LOG.infof("First start: the superuser %s has the password that was set", admin);
            return;
        }
        StringBuilder text = new StringBuilder(
                "First start: these accounts were created. Their passwords are shown only" + " now:\n\n");
        passwords.forEach((name, password) -> text.append("    %-22s %s%n".formatted(name, password)));
        LOG.info(text);
    }
}
