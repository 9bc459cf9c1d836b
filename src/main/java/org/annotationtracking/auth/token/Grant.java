package org.annotationtracking.auth.token;

import java.util.Set;
import org.annotationtracking.core.Right;

/**
 * What a good token of ours opens.
 *
 * @param projectId the only project it is good in; 0 when it is good in all of its person's
 */
public record Grant(long userId, long projectId, Set<Scope> scopes) {

    /** Whether it may be used for a method that demands a right. */
    public boolean covers(Right right) {
        return scopes.stream().anyMatch(scope -> scope.covers(right));
    }

    /** Whether anything may be changed with it. */
    public boolean mayWrite() {
        return scopes.stream().anyMatch(scope -> scope != Scope.READ);
    }

    /** Whether it is good in a project, or where there is none (0). */
    public boolean isGoodIn(long project) {
        return projectId == 0 || projectId == project;
    }
}
