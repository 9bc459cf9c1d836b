package org.annotationtracking.auth;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.Right;
import org.annotationtracking.platform.LenientBody;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** In and out by password; doccano's addresses and answers. */
@Path("/v1")
@Tag(name = "Identity")
class LoginResource {

    private final LoginService logins;
    private final CurrentCaller caller;

    LoginResource(LoginService logins, CurrentCaller caller) {
        this.logins = logins;
        this.caller = caller;
    }

    /** What a login gives: the key for {@code Authorization: Token <key>}. */
    record LoginResponse(String key) {}

    record LogoutResponse(String detail) {}

    record MeResponse(long id, String username, boolean isSuperuser, boolean isStaff) {}

    @POST
    @Path("/auth/login")
    @Access(value = Right.ANYONE, needs = Capability.ACCOUNTS)
    @Operation(summary = "Log in by password", description = "Answers the key for `Authorization: Token <key>`.")
    public LoginResponse login(JsonNode body) {
        LenientBody fields = LenientBody.of(body);
        String username = fields.text("username", 150);
        String password = fields.text("password", 4096);
        fields.check();
        return new LoginResponse(logins.login(username, password));
    }

    @POST
    @Path("/auth/logout")
    @Access(Right.ANYONE)
    @Operation(summary = "Log out", description = "Leaves the API token as it is, so that scripts keep working.")
    public LogoutResponse logout() {
        return new LogoutResponse("Successfully logged out.");
    }

    @GET
    @Path("/me")
    @Access(value = Right.LOGGED_IN, needs = Capability.ACCOUNTS)
    @Operation(summary = "Who am I")
    public MeResponse me() {
        Caller me = caller.get();
        return new MeResponse(me.id(), me.username(), me.superuser(), me.staff());
    }
}
