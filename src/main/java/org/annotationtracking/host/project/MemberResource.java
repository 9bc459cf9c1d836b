package org.annotationtracking.host.project;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.Right;
import org.annotationtracking.idempotency.Idempotent;
import org.annotationtracking.platform.LenientBody;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Who belongs to a project, at doccano's addresses. */
@Path("/v1/projects/{project}")
@Tag(name = "Projects")
class MemberResource {

    private final ProjectService projects;
    private final CurrentCaller caller;

    MemberResource(ProjectService projects, CurrentCaller caller) {
        this.projects = projects;
        this.caller = caller;
    }

    @GET
    @Path("/my-role")
    @Access(value = Right.READ, needs = Capability.ACCOUNTS)
    @Operation(summary = "My role in a project", description = "404 for a superuser who is no member.")
    public MemberResponse myRole(@RestPath long project) {
        return projects.member(project, caller.get().id());
    }

    @GET
    @Path("/members")
    @Access(value = Right.ADMINISTER, needs = Capability.ACCOUNTS)
    @Operation(summary = "A project's members")
    public List<MemberResponse> list(@RestPath long project) {
        return projects.members(project);
    }

    @POST
    @Idempotent
    @Path("/members")
    @ResponseStatus(201)
    @Access(value = Right.ADMINISTER, needs = Capability.ACCOUNTS)
    @Operation(summary = "Add a member", description = "From `user` and `role`, both ids.")
    public MemberResponse add(@RestPath long project, JsonNode body) {
        LenientBody fields = LenientBody.of(body);
        long user = fields.id("user");
        long role = fields.id("role");
        fields.check();
        return projects.add(project, user, role);
    }
}
