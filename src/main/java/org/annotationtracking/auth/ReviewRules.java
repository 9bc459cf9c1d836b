package org.annotationtracking.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What teams decide differently about reviews. */
@ConfigMapping(prefix = "tracking.review")
public interface ReviewRules {

    /** Whether people may review what they annotated themselves. */
    @WithDefault("false")
    boolean ownWork();

    /** Whether a rejection must say why; off for front ends that always send empty notes. */
    @WithDefault("true")
    boolean notesRequired();

    /** Whether an administrator's approval counts only on top of an approver's, as the final one. */
    @WithDefault("false")
    boolean adminAfterApprover();
}
