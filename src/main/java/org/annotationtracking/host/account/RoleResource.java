package org.annotationtracking.host.account;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.annotationtracking.auth.Access;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The roles a member can have. */
@Path("/v1/roles")
@Tag(name = "Projects")
class RoleResource {

    private final RoleRepository roles;

    RoleResource(RoleRepository roles) {
        this.roles = roles;
    }

    record RoleResponse(long id, String name) {}

    @GET
    @Access(value = Right.LOGGED_IN, needs = Capability.ACCOUNTS)
    @Operation(summary = "The roles there are")
    public List<RoleResponse> list() {
        return roles.inOrder().stream()
                .map(role -> new RoleResponse(role.id(), role.name()))
                .toList();
    }
}
