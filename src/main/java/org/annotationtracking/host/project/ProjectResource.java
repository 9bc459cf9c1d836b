package org.annotationtracking.host.project;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.panache.common.Sort;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Objects;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.Right;
import org.annotationtracking.idempotency.Idempotent;
import org.annotationtracking.platform.Hosted;
import org.annotationtracking.platform.Members;
import org.annotationtracking.platform.Page;
import org.annotationtracking.platform.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Projects over HTTP, at doccano's addresses. */
@Path("/v1/projects")
@Tag(name = "Projects")
class ProjectResource {

    private static final Map<String, String> ORDERINGS = Map.of(
            "name", "name", "created_at", "createdAt", "created_by", "createdById", "project_type", "projectType");

    private final ProjectService projects;
    private final CurrentCaller caller;

    ProjectResource(ProjectService projects, CurrentCaller caller) {
        this.projects = projects;
        this.caller = caller;
    }

    @GET
    @Access(value = Right.LOGGED_IN, needs = Capability.ACCOUNTS)
    @Operation(
            summary = "My projects",
            description = "Those I am a member of; newest first unless `ordering` says else.")
    public Page<ProjectResponse> list(
            @RestQuery @Nullable String q, @RestQuery @Nullable String ordering, @Context UriInfo uri) {
        return projects.of(caller.get().id(), Objects.requireNonNullElse(q, ""), order(ordering), PageRequest.of(uri));
    }

    @POST
    @Hosted
    @Idempotent
    @ResponseStatus(201)
    @Access(value = Right.CREATE_PROJECTS, needs = Capability.ACCOUNTS)
    @Operation(summary = "Create a project", description = "By staff; its creator becomes its administrator.")
    public ProjectResponse create(@Members(NewProject.MEMBERS) JsonNode body) {
        return projects.create(NewProject.of(body), caller.get().id());
    }

    @GET
    @Path("/{project}")
    @Access(value = Right.READ, needs = Capability.ACCOUNTS)
    @Operation(summary = "One project")
    public ProjectResponse get(@RestPath long project) {
        return projects.get(project);
    }

    @PATCH
    @Path("/{project}")
    @Hosted
    @Idempotent
    @Access(value = Right.ADMINISTER, needs = Capability.ACCOUNTS)
    @Operation(summary = "Change a project", description = "What is left out stays; its kind always does.")
    public ProjectResponse patch(@RestPath long project, @Members(NewProject.CHANGES) JsonNode body) {
        return projects.change(project, ProjectChange.of(body, false));
    }

    @PUT
    @Path("/{project}")
    @Hosted
    @Idempotent
    @Access(value = Right.ADMINISTER, needs = Capability.ACCOUNTS)
    @Operation(summary = "Change a project", description = "With `name` and `project_type`; its kind stays.")
    public ProjectResponse put(@RestPath long project, @Members(NewProject.MEMBERS) JsonNode body) {
        return projects.change(project, ProjectChange.of(body, true));
    }

    private static Sort order(@Nullable String ordering) {
        String term = ordering == null ? "" : ordering.strip();
        boolean down = term.startsWith("-");
        String field = ORDERINGS.get(down ? term.substring(1) : term);
        if (field == null) {
            return Sort.descending("createdAt").and("id", Sort.Direction.Descending);
        }
        return Sort.by(field, down ? Sort.Direction.Descending : Sort.Direction.Ascending)
                .and("id");
    }
}
