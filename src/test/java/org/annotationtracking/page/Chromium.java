package org.annotationtracking.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Debian's browser, driven from here; nothing is fetched, so where it is not installed its tests are skipped. */
final class Chromium {

    private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser");

    private static @Nullable Browser shared;

    private Chromium() {}

    /**
     * The one browser of all tests of a run. Without one the test that asks is skipped, and says so; to be asked for by each
     * test, for what is skipped before the first of a class is not counted.
     */
    static synchronized Browser browser() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    private static Browser start() {
        Optional<Path> program =
                PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
        assumeTrue(program.isPresent(), "SKIPPED LOUDLY: no chromium in " + PLACES);
        var options = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        Playwright playwright = Playwright.create(options);
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(program.get())
                        // Its sandbox is not to be had for root, nor in most containers; it sees our own page only.
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }
}
