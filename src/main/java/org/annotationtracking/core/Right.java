package org.annotationtracking.core;

/** What a request needs its caller to be allowed. */
public enum Right {
    /** No login needed. */
    ANYONE,
    /** Any active account. */
    LOGGED_IN,
    /** Staff and superusers: projects and accounts. */
    CREATE_PROJECTS,
    /** Superusers, or the operators' token. */
    OPERATE,
    /** See a project: every role. */
    READ,
    /** Lock to annotate, submit, withdraw. */
    ANNOTATE,
    /** Lock to review, approve, reject what was submitted. */
    REVIEW,
    /** Reject or reopen what was decided, break other people's locks. */
    OVERRULE,
    /** Members, imports, deletions. */
    ADMINISTER;

    /** Whether it is held in a project, by role, rather than by the account. */
    public boolean isOfProject() {
        return compareTo(READ) >= 0;
    }
}
