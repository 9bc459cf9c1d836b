package org.annotationtracking.host.account;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.annotationtracking.host.account.AccountService.Change;
import org.annotationtracking.host.account.AccountService.NewUser;
import org.annotationtracking.idempotency.Idempotent;
import org.annotationtracking.platform.Hosted;
import org.annotationtracking.platform.LenientBody;
import org.annotationtracking.platform.Members;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Accounts over HTTP, at doccano's addresses. */
@Path("/v1")
@Tag(name = "Identity")
class UserResource {

    private final UserRepository users;
    private final AccountService accounts;
    private final CurrentCaller caller;

    UserResource(UserRepository users, AccountService accounts, CurrentCaller caller) {
        this.users = users;
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    @Path("/users")
    @Access(value = Right.LOGGED_IN, needs = Capability.ACCOUNTS)
    @Operation(summary = "Find people", description = "Accounts whose name contains `q`.")
    public List<UserResponse> search(@RestQuery @Nullable String q) {
        return users.search(q == null ? "" : q).stream().map(User::toResponse).toList();
    }

    @POST
    @Hosted
    @Idempotent
    @Path("/users/create")
    @ResponseStatus(201)
    @Access(value = Right.CREATE_PROJECTS, needs = Capability.ACCOUNTS)
    @Operation(summary = "Create an account", description = "From `username`, `password1` and `password2`.")
    public UserResponse create(@Members({"username!", "password1!", "password2!"}) JsonNode body) {
        LenientBody fields = LenientBody.of(body);
        String username = fields.text("username", 150);
        String password = fields.text("password1", 4096);
        if (!password.equals(fields.text("password2", 4096))) {
            fields.reject("password2", "The two password fields didn't match.");
        }
        if (password.length() < 8) {
            fields.reject("password1", "This password is too short. It must contain at least 8 characters.");
        }
        fields.check();
        return accounts.create(NewUser.of(username, password, false));
    }

    @GET
    @Path("/auth/user")
    @Access(value = Right.LOGGED_IN, needs = Capability.ACCOUNTS)
    @Operation(summary = "My account")
    public ProfileResponse profile() {
        return users.findByIdOptional((int) caller.get().id())
                .orElseThrow(() -> DomainException.notFound("User"))
                .toProfile();
    }

    @PUT
    @Hosted
    @Idempotent
    @Path("/auth/user")
    @Access(value = Right.LOGGED_IN, needs = Capability.ACCOUNTS)
    @Operation(summary = "Change my account", description = "`username`, `first_name` and `last_name`.")
    public ProfileResponse replace(@Members({"username!", "first_name", "last_name"}) JsonNode body) {
        LenientBody fields = LenientBody.of(body);
        return changed(fields, fields.text("username", 150));
    }

    @PATCH
    @Hosted
    @Idempotent
    @Path("/auth/user")
    @Access(value = Right.LOGGED_IN, needs = Capability.ACCOUNTS)
    @Operation(summary = "Change some of my account", description = "What is left out stays as it is.")
    public ProfileResponse correct(@Members({"username", "first_name", "last_name"}) JsonNode body) {
        LenientBody fields = LenientBody.of(body);
        return changed(fields, fields.text("username", 150, null));
    }

    private ProfileResponse changed(LenientBody fields, @Nullable String username) {
        var change = new Change(username, fields.text("first_name", 150, null), fields.text("last_name", 150, null));
        fields.check();
        return accounts.change(caller.get().id(), change);
    }
}
