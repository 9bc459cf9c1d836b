package org.annotationtracking.host.comment;

import java.time.Instant;

/** Somebody's words about an example. */
public record Comment(long id, long user, String username, long example, String text, Instant createdAt) {}
