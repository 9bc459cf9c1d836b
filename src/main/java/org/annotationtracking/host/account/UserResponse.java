package org.annotationtracking.host.account;

/** An account as others see it. */
public record UserResponse(long id, String username, boolean isSuperuser, boolean isStaff) {}
