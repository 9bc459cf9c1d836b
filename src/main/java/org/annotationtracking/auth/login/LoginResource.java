package org.annotationtracking.auth.login;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.List;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.auth.cookie.Cookies;
import org.annotationtracking.auth.cookie.SetCookie;
import org.annotationtracking.auth.login.LoginService.Login;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.Right;
import org.annotationtracking.platform.Hosted;
import org.annotationtracking.platform.LenientBody;
import org.annotationtracking.platform.Members;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** In and out by password; doccano's addresses and answers. */
@Path("/v1")
@Tag(name = "Identity")
class LoginResource {

    private final LoginService logins;
    private final CurrentCaller caller;
    private final Clock clock;

    LoginResource(LoginService logins, CurrentCaller caller, Clock clock) {
        this.logins = logins;
        this.caller = caller;
        this.clock = clock;
    }

    /** What a login gives: the key for {@code Authorization: Token <key>}. */
    record LoginResponse(String key) {}

    /** One sentence. */
    record DetailResponse(String detail) {}

    record MeResponse(long id, String username, boolean isSuperuser, boolean isStaff) {}

    @POST
    @Path("/auth/login")
    @Access(value = Right.ANYONE, needs = Capability.ACCOUNTS)
    @Operation(
            summary = "Log in by password",
            description =
                    "Answers the key for `Authorization: Token <key>` and, where there is a SECRET_KEY, the cookies "
                            + "`sessionid` and `csrftoken`, which doccano accepts too.")
    public RestResponse<LoginResponse> login(
            @Members({"username!", "password!"}) JsonNode body, @Context HttpHeaders headers) {
        LenientBody fields = LenientBody.of(body);
        String username = fields.text("username", 150);
        String password = fields.text("password", 4096);
        fields.check();
        Login login = logins.login(username, password, cookies(headers));
        return answer(new LoginResponse(login.key()), login.cookies());
    }

    @POST
    @Path("/auth/logout")
    @Access(value = Right.ANYONE, needs = Capability.ACCOUNTS)
    @Operation(
            summary = "Log out",
            description = "Ends the session; leaves the API token as it is, so that scripts keep working.")
    public RestResponse<DetailResponse> logout(@Context HttpHeaders headers) {
        return answer(new DetailResponse("Successfully logged out."), logins.logout(cookies(headers)));
    }

    @POST
    @Hosted
    @Path("/auth/password/change")
    @Access(value = Right.LOGGED_IN, needs = Capability.ACCOUNTS)
    @Operation(
            summary = "Change my password",
            description =
                    "To `new_password1`, said again in `new_password2`. Ends every session of the account but the "
                            + "one that asks, which gets new cookies; the API token stays.")
    public RestResponse<DetailResponse> changePassword(
            @Members({"new_password1!", "new_password2!"}) JsonNode body, @Context HttpHeaders headers) {
        LenientBody fields = LenientBody.of(body);
        String password = fields.text("new_password1", 4096);
        if (!password.equals(fields.text("new_password2", 4096))) {
            fields.reject("new_password2", "The two password fields didn't match.");
        }
        if (password.length() < 8) {
            fields.reject("new_password2", "This password is too short. It must contain at least 8 characters.");
        }
        fields.check();
        return answer(
                new DetailResponse("New password has been saved."),
                logins.changePassword(caller.get().id(), password, cookies(headers)));
    }

    @GET
    @Path("/me")
    @Access(value = Right.LOGGED_IN, needs = Capability.ACCOUNTS)
    @Operation(
            summary = "Who am I",
            description = "Gives a browser that has none the cookie `csrftoken`, which it needs to change anything.")
    public RestResponse<MeResponse> me(@Context HttpHeaders headers) {
        Caller me = caller.get();
        boolean browser = headers.getHeaderString(HttpHeaders.AUTHORIZATION) == null;
        return answer(
                new MeResponse(me.id(), me.username(), me.superuser(), me.staff()),
                browser ? logins.missingSecret(cookies(headers)) : List.of());
    }

    private static Cookies cookies(HttpHeaders headers) {
        return Cookies.of(headers.getRequestHeader(HttpHeaders.COOKIE));
    }

    private <T> RestResponse<T> answer(T body, List<SetCookie> cookies) {
        ResponseBuilder<T> answer = ResponseBuilder.ok(body);
        cookies.forEach(cookie -> answer.header("Set-Cookie", cookie.header(clock.instant())));
        return answer.build();
    }
}
