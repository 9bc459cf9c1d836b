package org.annotationtracking.core;

/** What a person is in one project. */
public enum Role {
    ANNOTATOR,
    APPROVER,
    MANAGER,
    ADMIN
}
