package org.annotationtracking.host.account;

/** An account as its owner sees it. */
record ProfileResponse(long pk, String username, String email, String firstName, String lastName) {}
