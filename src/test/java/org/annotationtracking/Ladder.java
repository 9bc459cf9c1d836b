package org.annotationtracking;

import java.util.Map;
import java.util.Set;

/** The ladder of the house, as docs/architecture.md has it; {@link HouseTest} holds it. */
final class Ladder {

    /** Who may import whom. A package that is not here fails the build until it has its line. */
    static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            Map.entry("core", Set.of()),
            Map.entry("platform", Set.of("core")),
            Map.entry("auth", Set.of("core", "platform")),
            Map.entry("idempotency", Set.of("core", "platform", "auth")),
            Map.entry("history", Set.of("core", "platform", "auth")),
            Map.entry("webhook", Set.of("core", "platform", "auth", "idempotency", "history")),
            Map.entry("live", Set.of("core", "platform", "auth", "history")),
            Map.entry("lock", Set.of("core", "platform", "auth", "idempotency", "history")),
            Map.entry("skip", Set.of("core", "platform", "auth", "idempotency", "history", "lock")),
            Map.entry("tracking", Set.of("core", "platform", "auth", "idempotency", "history", "lock")),
            Map.entry("bulk", Set.of("core", "platform", "auth", "idempotency", "lock", "tracking", "example")),
            Map.entry("curation", Set.of("core", "platform", "auth", "idempotency", "lock", "example")),
            Map.entry("queue", Set.of("core", "platform", "auth")),
            Map.entry(
                    "claim", Set.of("core", "platform", "auth", "idempotency", "history", "lock", "queue", "example")),
            Map.entry("example", Set.of("core", "platform", "auth", "idempotency", "queue")),
            Map.entry("stats", Set.of("core", "platform", "auth", "history")),
            Map.entry("host", Set.of("core", "platform", "auth", "idempotency")),
            Map.entry("schema", Set.of("core", "platform", "auth")),
            Map.entry("page", Set.of("core", "platform", "auth")),
            Map.entry("cli", Set.of("core", "platform", "auth", "schema", "host")));

    /** The same for rooms inside a room. */
    static final Map<String, Set<String>> INNER_ROOMS = Map.ofEntries(
            Map.entry("auth.cookie", Set.of()),
            Map.entry("auth.session", Set.of()),
            Map.entry("auth.csrf", Set.of("auth.cookie")),
            Map.entry("auth.token", Set.of()),
            Map.entry("auth.apitoken", Set.of("auth.token")),
            Map.entry("auth.jwt", Set.of()),
            Map.entry("auth.vouched", Set.of("auth.session")),
            Map.entry("auth.login", Set.of("auth.cookie", "auth.session", "auth.csrf")),
            Map.entry("history.feed", Set.of()),
            Map.entry("history.past", Set.of()),
            Map.entry("stats.gauges", Set.of()),
            Map.entry("stats.progress", Set.of()),
            Map.entry("stats.summary", Set.of("history.past")),
            Map.entry("lock.settings", Set.of()),
            Map.entry("example.list", Set.of()),
            Map.entry("tracking.tick", Set.of()),
            Map.entry("host.account", Set.of()),
            Map.entry("host.project", Set.of("host.account")),
            Map.entry("host.importing", Set.of()),
            Map.entry("host.comment", Set.of()),
            Map.entry("host.firststart", Set.of("host.account", "host.project", "host.importing")));

    private Ladder() {}
}
