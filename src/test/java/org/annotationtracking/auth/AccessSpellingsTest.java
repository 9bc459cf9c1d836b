package org.annotationtracking.auth;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The matrix holds however a path is spelled and whatever says who is asking. */
@ServiceTest
class AccessSpellingsTest {

    /** What is said of an address that nobody serves. */
    private static final Set<String> NOT_SERVED = Set.of("not_found", "bad_request", "method_not_allowed");

    @Inject
    World world;

    Callers callers;

    @BeforeEach
    void newCallers() {
        callers = new Callers(world);
    }

    @Test
    void another_spelling_of_a_path_opens_it_to_nobody_else() {
        assertThat(breaches(AccessSpellingsTest::spellings)).isEmpty();
    }

    @Test
    @Tag("soak")
    void nor_does_an_odder_one() {
        assertThat(breaches(AccessSpellingsTest::odderSpellings)).isEmpty();
    }

    @Test
    void looking_without_reading_is_no_way_around() {
        Map<String, String> breaches = new TreeMap<>();

        AccessMatrixTest.LET_IN.forEach((operation, kinds) -> {
            if (operation.startsWith("GET ")) {
                String path = callers.path(operation.substring(4));
                Set<String> in = letIn("HEAD", path);
                if (!in.equals(new TreeSet<>(kinds))) {
                    breaches.put(operation, "HEAD lets in " + in);
                }
            }
        });

        assertThat(breaches).isEmpty();
    }

    @Test
    void a_session_opens_what_its_owner_s_token_opens() {
        Team team = callers.team();
        Map<String, Person> people = Map.of(
                "stranger", team.stranger(),
                "annotator", team.annotator(),
                "approver", team.approver(),
                "manager", team.manager(),
                "admin", team.admin(),
                "superuser", team.superuser());
        Map<String, String> different = new TreeMap<>();

        people.forEach((kind, person) -> {
            Browser browser = Browser.of(world, person);
            Map<String, String> headers = Map.of(
                    "Cookie",
                    "sessionid=" + browser.session() + "; csrftoken=" + browser.csrf(),
                    "X-CSRFToken",
                    browser.csrf());
            // Logging out would end the session that asks.
            AccessMatrixTest.LET_IN.keySet().stream()
                    .filter(operation -> !operation.endsWith("/logout"))
                    .forEach(operation -> {
                        String method = operation.split(" ")[0];
                        String path = callers.path(operation.split(" ")[1]);
                        int byToken = callers.ask(kind, method, path).statusCode();
                        int bySession = Callers.ask(method, path, headers).statusCode();
                        if (byToken != bySession) {
                            different.put(kind + " " + operation, byToken + " by token, " + bySession + " by session");
                        }
                    });
        });

        assertThat(different).isEmpty();
    }

    private Map<String, String> breaches(Function<String, Map<String, String>> respelled) {
        Map<String, String> breaches = new TreeMap<>();
        AccessMatrixTest.LET_IN.forEach((operation, kinds) -> {
            String method = operation.split(" ")[0];
            respelled.apply(callers.path(operation.split(" ")[1])).forEach((spelling, path) -> {
                String breach = breach(method, path, kinds, spelling.equals("trailing slash"));
                if (!breach.isEmpty()) {
                    breaches.put(operation + " " + spelling, breach);
                }
            });
        });
        return breaches;
    }

    /** Either nobody is served, or exactly those whom the matrix names. */
    private String breach(String method, String path, Set<String> kinds, boolean mustServe) {
        Map<String, HttpResponse<String>> answers = new HashMap<>();
        callers.kinds().forEach(kind -> answers.put(kind, callers.ask(kind, method, path)));
        Set<String> in = new TreeSet<>();
        answers.forEach((kind, answer) -> {
            if (answer.statusCode() != 403 && !isNotServed(answer)) {
                in.add(kind);
            }
        });
        boolean failed = answers.values().stream().anyMatch(answer -> answer.statusCode() >= 500);
        if (failed || (in.isEmpty() && mustServe)) {
            return path + " fails";
        }
        return in.isEmpty() || in.equals(new TreeSet<>(kinds)) ? "" : path + " lets in " + in;
    }

    private Set<String> letIn(String method, String path) {
        Set<String> in = new TreeSet<>();
        callers.kinds().stream()
                .filter(kind -> callers.ask(kind, method, path).statusCode() != 403)
                .forEach(in::add);
        return in;
    }

    /** An address of nobody's, or one whose project is no number; not one whose example is not there. */
    private static boolean isNotServed(HttpResponse<String> answer) {
        String body = answer.body();
        boolean ofNobody = NOT_SERVED.stream().anyMatch(code -> body.contains("\"code\":\"" + code + "\""))
                && !body.contains("\"detail\":\"No ");
        return answer.statusCode() < 500 && (ofNobody || body.contains("project: A valid integer is required."));
    }

    private static Map<String, String> spellings(String path) {
        int last = path.lastIndexOf('/');
        String head = path.substring(0, last);
        String tail = path.substring(last + 1);
        return Map.of(
                "trailing slash", path + "/",
                "doubled slash", head + "//" + tail,
                "parameter", path + ";x",
                "encoded slash", (head.isEmpty() ? "/" : head) + "%2F" + tail,
                "capitals", path.toUpperCase(Locale.ROOT));
    }

    private static Map<String, String> odderSpellings(String path) {
        int last = path.lastIndexOf('/');
        String head = path.substring(0, last);
        String tail = path.substring(last + 1);
        return Map.of(
                "two trailing slashes", path + "//",
                "doubled first slash", "/" + path,
                "parameter inside", path.replaceFirst("^/([^/]+)", "/$1;x=1"),
                "parameter and slash", path + ";x/",
                "encoded letter", head + "/%" + Integer.toHexString(tail.charAt(0)) + tail.substring(1),
                "dot", head + "/./" + tail,
                "dots", head + "/x/../" + tail,
                "encoded dots", head + "/x/%2e%2e/" + tail,
                "backslash", (head.isEmpty() ? "/" : head) + "%5C" + tail);
    }
}
