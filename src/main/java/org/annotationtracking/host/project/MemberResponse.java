package org.annotationtracking.host.project;

/** A person's place in a project. */
public record MemberResponse(long id, long user, long role, String username, String rolename) {}
