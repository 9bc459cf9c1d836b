package org.annotationtracking.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** How the roles are called in {@code roles_role}; doccano's own environment variables are honoured. */
@ConfigMapping(prefix = "tracking.roles")
interface RoleNames {

    @WithDefault("${ROLE_ANNOTATOR:annotator}")
    String annotator();

    @WithDefault("${ROLE_ANNOTATION_APPROVER:annotation_approver}")
    String approver();

    @WithDefault("${ROLE_PROJECT_MANAGER:project_manager}")
    String manager();

    @WithDefault("${ROLE_PROJECT_ADMIN:project_admin}")
    String admin();

    /** Names of the roles that may annotate and submit. */
    @WithDefault("${tracking.submit.roles:${tracking.roles.annotator:${ROLE_ANNOTATOR:annotator}}}")
    List<String> submitting();
}
