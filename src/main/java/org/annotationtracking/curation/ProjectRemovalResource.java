package org.annotationtracking.curation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.Right;
import org.annotationtracking.idempotency.Idempotent;
import org.annotationtracking.platform.Hosted;
import org.annotationtracking.platform.Members;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Deleting a project, at doccano's address. */
@Path("/v1/projects")
@Tag(name = "Projects")
class ProjectRemovalResource {

    private final CurationService curation;
    private final CurrentCaller caller;

    ProjectRemovalResource(CurationService curation, CurrentCaller caller) {
        this.curation = curation;
        this.caller = caller;
    }

    @DELETE
    @Path("/{project}")
    @Hosted
    @Idempotent
    @Access(
            value = Right.ADMINISTER,
            needs = {Capability.EXAMPLES, Capability.TRACKING, Capability.HISTORY, Capability.ACCOUNTS})
    @Operation(
            summary = "Delete a project",
            description =
                    "A project that has examples needs `{\"confirm\":\"delete-all\"}`, and nobody else at work in it. "
                            + "Its history stays.")
    public void delete(@RestPath long project, @Members({"confirm"}) JsonNode body) {
        curation.deleteProject(project, caller.get(), Removal.isOfAll(body));
    }
}
