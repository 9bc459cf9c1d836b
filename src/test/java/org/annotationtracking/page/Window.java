package org.annotationtracking.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.annotationtracking.Person;
import org.annotationtracking.World;

/** One person's browser with the page in it, and what went wrong there. */
final class Window implements AutoCloseable {

    static final String PASSWORD = "correct horse";

    /** The password, as Django hashes it; computed with another program. */
    private static final String HASH =
            "pbkdf2_sha256$1000$seasalt0123456789abcdef$UuMlmOWagyCzPDx0ztstgpJGDUdgxSyokH0Gb+k0Q0c=";

    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new ArrayList<>();

    private Window(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.setDefaultTimeout(10_000);
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                errors.add(message.text());
            }
        });
    }

    /** A window nobody has logged in to. */
    static Window open() {
        return open(RestAssured.baseURI + ":" + RestAssured.port, new Browser.NewContextOptions());
    }

    /** The same, on the service as it is reached at another address. */
    static Window open(String origin, Browser.NewContextOptions options) {
        return new Window(Chromium.browser().newContext(options.setBaseURL(origin)));
    }

    /** Opens the page at an address below {@code /tracking/} and logs in there. */
    Window as(World world, Person person, String query) {
        world.execute("UPDATE auth_user SET password = ? WHERE id = ?", HASH, person.id());
        page.navigate("/tracking/" + query);
        logIn(person.name(), PASSWORD);
        return this;
    }

    void logIn(String name, String password) {
        page.getByLabel("User name").fill(name);
        page.getByLabel("Password").fill(password);
        button("Log in").click();
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The rows of the table. */
    Locator rows() {
        return page.locator("#rows > tr");
    }

    /** The row of an example. */
    Locator row(long example) {
        var itself = new Page.LocatorOptions().setHasText(Pattern.compile("^" + example + "$"));
        return rows().filter(new Locator.FilterOptions().setHas(page.locator(".id", itself)));
    }

    /** Scripts that failed and what the page's own policy stopped, since the window was opened. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void close() {
        context.close();
    }
}
