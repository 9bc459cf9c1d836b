package org.annotationtracking.host.firststart;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
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
            QuarkusTransaction.requiringNew().timeout(SECONDS).run(this::populate);
        }
    }

    private void populate() {
        Map<String, String> passwords = new LinkedHashMap<>();
        String admin = config.username();
        String password = config.password().orElseGet(() -> generate(admin, passwords));
        long adminId = accounts.create(new NewUser(admin, password, true)).id();
        if (wantsDemo) {
            demo.create(admin, adminId, name -> generate(name, passwords));
        }
        // Told before they are kept: a crash in between costs a second telling, not the passwords.
        tell(admin, passwords);
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
