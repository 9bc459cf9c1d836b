package org.annotationtracking.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Where the standalone service answers otherwise than a recorded doccano, and what other tests look at. */
final class StandaloneDeviations {

    private static final String ALL_SEE_ALL = "every member sees every example unless tracking.visibility says else";
    private static final String ORDERED = "the order is kept under confirmed=";
    private static final String NO_LABELS = "there are no labels without doccano";
    private static final String NOT_SERVED = "doccano's own: 404 with the path";
    private static final String NO_HOLE = "PUT takes an administrator";
    private static final String OWN_WORDS = "another parser's words";

    /** Requests whose credentials or headers these files do not keep. */
    static final Set<String> ELSEWHERE = Set.of(
            "post with session w/o csrf",
            "post with session, csrf cookie, bad header",
            "post with session, csrf cookie, wrong length header",
            "post with session, csrf ok, bad Origin",
            "login while holding a live session but no CSRF header",
            "stt project via forwarded host",
            "examples trailing slash POST",
            "unacceptable",
            "browser accept html → BrowsableAPI",
            "xml",
            "OPTIONS examples",
            "HEAD examples",
            "logout GET",
            "logout",
            "old token after logout",
            "ann2 other session after logout of another session");

    private StandaloneDeviations() {}

    /** By the recorded titles of 1.8.5. */
    static Map<String, Deviation> from185() {
        Map<String, Deviation> by = new HashMap<>();
        by.put("login bad json", new Deviation(400, OWN_WORDS));
        by.put("login no trailing slash (POST)", new Deviation(400, "paths are served with and without a slash"));
        by.put("me Bearer scheme", new Deviation(403, "tests have an issuer of signed tokens"));
        by.put("roles", new Deviation(200, "there is a fourth role, project_manager"));
        by.put("health", new Deviation(200, "{\"DatabaseBackend\":\"working\"}", "our own parts"));
        by.put("health json", new Deviation(200, "{\"DatabaseBackend\":\"working\"}", "our own parts"));
        for (String word : new String[] {"false", "False", "0"}) {
            by.put("examples mgr ?confirmed=" + word + "&limit=2", new Deviation(200, ORDERED));
        }
        by.put("examples mgr ?label=positive", new Deviation(200, NO_LABELS));
        by.put("examples mgr ?q=%00", new Deviation(400, "one shape of refusals"));
        by.put("examples ann1 limit=50", new Deviation(200, ALL_SEE_ALL));
        by.put("examples appr (no assignments)", new Deviation(200, ALL_SEE_ALL));
        by.put("examples annotation page ann1", new Deviation(200, ALL_SEE_ALL));
        by.put("examples superuser non-member", new Deviation(200, "superusers act as administrators"));
        by.put("unknown v1 path", new Deviation(404, NOT_SERVED));
        by.put("project non-int", new Deviation(400, "ids are digits"));
        by.put("random order project ann1", new Deviation(200, ALL_SEE_ALL));
        by.put("collab project ann1 confirmed=true", new Deviation(200, ALL_SEE_ALL));
        by.put("collab project ann2 confirmed=false", new Deviation(200, ALL_SEE_ALL));
        by.put("stt project (file urls)", new Deviation(200, "addresses elsewhere stay as they are"));
        by.put("example detail cross project IDOR (P1 url, P2 example 13)", new Deviation(404, "another project's"));
        by.put("example PUT ann1 (hole: PUT not in UNSAFE_METHODS)", new Deviation(403, NO_HOLE));
        by.put("project PUT ann1 (hole)", new Deviation(403, NO_HOLE));
        by.put("examples bulk delete no body", new Deviation(400, "no 500"));
        by.put("category-distribution", new Deviation(404, NOT_SERVED));
        by.put("comments create", new Deviation(201, "example is a number"));
        by.put("comments create no example", new Deviation(400, "no 500"));
        for (String what : new String[] {
            "list ann1",
            "create mgr",
            "create dup",
            "create ann1",
            "create bad",
            "bulk",
            "bulk bad weights",
            "bulk bad strategy",
            "reset"
        }) {
            by.put("assignments " + what, new Deviation(404, NOT_SERVED));
        }
        return by;
    }

    /** By the recorded titles of 1.8.4. */
    static Map<String, Deviation> from184() {
        Map<String, Deviation> by = new HashMap<>();
        for (String who : new String[] {"mgr", "ann1", "ann2", "appr"}) {
            by.put("random order " + who, new Deviation(200, "the ids are others here"));
        }
        by.put("random order + confirmed=false ann1", new Deviation(200, "the ids are others here"));
        by.put("label positive", new Deviation(200, NO_LABELS));
        by.put("assignee ignored", new Deviation(200, "assignee filters, as in 1.8.5"));
        by.put("assignments endpoint", new Deviation(404, NOT_SERVED));
        return by;
    }
}
