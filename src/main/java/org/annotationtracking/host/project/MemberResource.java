package org.annotationtracking.host.project;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.Right;
import org.annotationtracking.idempotency.Idempotent;
import org.annotationtracking.platform.Hosted;
import org.annotationtracking.platform.IdList;
import org.annotationtracking.platform.LenientBody;
import org.annotationtracking.platform.Members;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who belongs to a project, at doccano's addresses. */
@Path("/v1/projects/{project}")
@Tag(name = "Projects")
class MemberResource {

    private final MemberService members;
    private final CurrentCaller caller;

    MemberResource(MemberService members, CurrentCaller caller) {
        this.members = members;
        this.caller = caller;
    }

    @GET
    @Path("/my-role")
    @Access(value = Right.READ, needs = Capability.ACCOUNTS)
    @Operation(summary = "My role in a project", description = "404 for a superuser who is no member.")
    public MemberResponse myRole(@RestPath long project) {
        return members.own(project, caller.get().id());
    }

    @GET
    @Path("/members")
    @Access(value = Right.ADMINISTER, needs = Capability.ACCOUNTS)
    @Operation(summary = "A project's members", description = "With `user` only that account's.")
    public List<MemberResponse> list(@RestPath long project, @RestQuery @Nullable String user) {
        return members.list(project, user(user));
    }

    @POST
    @Hosted
    @Idempotent
    @Path("/members")
    @ResponseStatus(201)
    @Access(value = Right.ADMINISTER, needs = Capability.ACCOUNTS)
    @Operation(summary = "Add a member", description = "From `user` and `role`, both ids.")
    public MemberResponse add(@RestPath long project, @Members({"user:integer!", "role:integer!"}) JsonNode body) {
        LenientBody fields = LenientBody.of(body);
        long user = fields.id("user");
        long role = fields.id("role");
        fields.check();
        return members.add(project, user, role);
    }

    @DELETE
    @Hosted
    @Idempotent
    @Path("/members")
    @Access(value = Right.ADMINISTER, needs = Capability.ACCOUNTS)
    @Operation(
            summary = "Remove members",
            description = "Memberships by `ids`; one's own is passed over. An administrator remains.")
    public void remove(@RestPath long project, @Members({"ids:array!"}) JsonNode body) {
        members.remove(project, caller.get().id(), IdList.of(body));
    }

    @GET
    @Path("/members/{member}")
    @Access(value = Right.ADMINISTER, needs = Capability.ACCOUNTS)
    @Operation(summary = "One member")
    public MemberResponse get(@RestPath long project, @RestPath long member) {
        return members.get(project, member);
    }

    @PATCH
    @Hosted
    @Idempotent
    @Path("/members/{member}")
    @Access(value = Right.ADMINISTER, needs = Capability.ACCOUNTS)
    @Operation(summary = "Change a member's role", description = "`role`, an id. An administrator remains.")
    public MemberResponse patch(
            @RestPath long project, @RestPath long member, @Members({"user:integer", "role:integer"}) JsonNode body) {
        return members.change(project, member, MemberChange.part(body));
    }

    @PUT
    @Hosted
    @Idempotent
    @Path("/members/{member}")
    @Access(value = Right.ADMINISTER, needs = Capability.ACCOUNTS)
    @Operation(summary = "Change a member's role", description = "`user` and `role`, ids; the user stays the same.")
    public MemberResponse put(
            @RestPath long project, @RestPath long member, @Members({"user:integer!", "role:integer!"}) JsonNode body) {
        return members.change(project, member, MemberChange.whole(body));
    }

    private static @Nullable Long user(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("[0-9]{1,18}")) {
            String why = "Select a valid choice. That choice is not one of the available choices.";
            throw DomainException.badRequest("invalid", "user: " + why).with("user", List.of(why));
        }
        return Long.valueOf(text.strip());
    }
}
