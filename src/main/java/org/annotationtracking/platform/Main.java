package org.annotationtracking.platform;

import io.quarkus.picocli.runtime.PicocliRunner;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Set;
import org.annotationtracking.platform.embedded.EmbeddedPostgresException;

/** The program: without a word, or with {@code serve}, the service; with any other word, a command. */
@QuarkusMain
public final class Main {

    /** Commands that say something about the program only and need no database. */
    private static final Set<String> WITHOUT_DATABASE = Set.of("version", "--version", "-V", "help", "--help", "-h");

    private static final int UNUSABLE_SETTING = 78;

    Main() {}

    public static void main(String... args) {
        if (!ApplicationLifecycleManager.isAppCDSGeneration()) {
            prepare(args);
        }
        // Without an exit handler of our own: with one, live reload ends the process.
        if (isServe(args)) {
            Quarkus.run(args);
        } else {
            Quarkus.run(PicocliRunner.class, args);
        }
    }

    private static void prepare(String... args) {
        try {
            var start = new Start(isServe(args));
            start.requireUsableSettings();
            start.setRunMode();
            start.lookAtAddressesOurselves();
            if (isServe(args) || !WITHOUT_DATABASE.contains(args[0])) {
                start.ensureDatabase();
            } else {
                start.doWithoutDatabase();
            }
        } catch (SettingException | EmbeddedPostgresException e) {
            System.err.println(e.getMessage());
            System.exit(UNUSABLE_SETTING);
        }
    }

    private static boolean isServe(String... args) {
        return args.length == 0 || "serve".equals(args[0]);
    }
}
