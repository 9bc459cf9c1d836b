package org.annotationtracking.platform;

import io.quarkus.picocli.runtime.PicocliRunner;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import org.annotationtracking.platform.embedded.EmbeddedPostgresException;

/** The program: without a word, or with {@code serve}, the service; with any other word, a command. */
@QuarkusMain
public final class Main {

    private static final int UNUSABLE_SETTING = 78;

    Main() {}

    public static void main(String... args) {
        var invocation = new Invocation(List.of(args));
        if (!ApplicationLifecycleManager.isAppCDSGeneration()) {
            prepare(invocation);
        }
        // Without an exit handler of our own: with one, live reload ends the process.
        if (invocation.isServe()) {
            Quarkus.run(args);
        } else {
            Quarkus.run(PicocliRunner.class, args);
        }
    }

    private static void prepare(Invocation invocation) {
        try {
            var start = new Start(invocation.isServe());
            start.requireUsableSettings();
            start.setRunMode();
            start.lookAtAddressesOurselves();
            if (invocation.needsDatabase()) {
                start.ensureDatabase();
            } else {
                start.doWithoutDatabase();
            }
        } catch (SettingException | EmbeddedPostgresException e) {
            System.err.println(e.getMessage());
            System.exit(UNUSABLE_SETTING);
        }
    }
}
