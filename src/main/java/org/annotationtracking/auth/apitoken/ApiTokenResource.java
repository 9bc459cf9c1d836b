package org.annotationtracking.auth.apitoken;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** A person's tokens for programs. No token of these opens this door: it could make itself a stronger one. */
@Path("/v1/me/tokens")
@Tag(name = "Identity")
class ApiTokenResource {

    private static final int DEFAULT_DAYS = 90;

    private final ApiTokenService tokens;
    private final CurrentCaller caller;

    ApiTokenResource(ApiTokenService tokens, CurrentCaller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    /**
     * A new token.
     *
     * @param scopes of {@code read, annotate, review, manage, operate}; any of them lets it read
     * @param project the only one it is to be good in
     * @param expiresInDays 1 to 366; 90 when left out
     */
    record NewToken(
            @NotBlank(message = "This field is required.") @Size(max = 100) @Nullable
            String name,

            @NotNull(message = "This field is required.") @Size(max = 10) @Nullable
            List<@Nullable String> scopes,

            @Min(1) @Nullable Long project,
            @Min(1) @Max(366) @Nullable Integer expiresInDays) {}

    /** A token, shown this once. */
    record TokenWithSecret(@JsonUnwrapped ApiToken row, String token) {}

    record TokenList(List<ApiToken> results) {}

    @GET
    @Access(value = Right.LOGGED_IN, needs = Capability.API_TOKENS, people = true)
    @Operation(summary = "My tokens", description = "Those that were revoked or have run out included.")
    public TokenList list() {
        return new TokenList(tokens.of(caller.get().id()));
    }

    @POST
    @ResponseStatus(201)
    @Access(value = Right.LOGGED_IN, needs = Capability.API_TOKENS, people = true)
    @Operation(
            summary = "Make a token for a program",
            description =
                    "For `Authorization: Bearer <token>` or `Token <token>`. It can do what its `scopes` say, and never "
                            + "more than its person. Only this answer shows it; takes no Idempotency-Key therefore.")
    public TokenWithSecret make(@NotNull @Valid NewToken body) {
        int days = body.expiresInDays() == null ? DEFAULT_DAYS : body.expiresInDays();
        List<@Nullable String> scopes = body.scopes() == null ? List.of() : body.scopes();
        String name = String.valueOf(body.name()).strip();
        var made = tokens.make(caller.get().id(), name, scopes, body.project(), days);
        return new TokenWithSecret(made.row(), made.token());
    }

    @DELETE
    @Path("/{token}")
    @Access(value = Right.LOGGED_IN, needs = Capability.API_TOKENS, people = true)
    @Operation(summary = "Revoke a token", description = "Gone with the next request. Again it changes nothing.")
    public void revoke(@RestPath long token) {
        tokens.revoke(caller.get().id(), token);
    }
}
