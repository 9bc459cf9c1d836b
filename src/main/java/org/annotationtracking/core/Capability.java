package org.annotationtracking.core;

/** What this service can do, cut along the lines where a damaged schema can take something away. */
public enum Capability {
    /** The list of examples and the single example. */
    EXAMPLES,
    /** Statuses: submit, withdraw, approve, reject, reopen, doccano's states. */
    TRACKING,
    /** Leases: acquire, renew, release, break. */
    LOCKS,
    /** The journal, read and written. */
    HISTORY,
    /** Who skipped which example. */
    SKIPS,
    /** Numbers: counts and progress. */
    STATS,
    /** Who is told of what happens: webhooks and what became of their deliveries. */
    WEBHOOKS,
    /** Tokens of our own. */
    API_TOKENS,
    /** Users, tokens, projects, members, roles. */
    ACCOUNTS
}
