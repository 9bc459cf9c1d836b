package org.annotationtracking.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.Right;
import org.annotationtracking.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Whom a project tells what happens in it. */
@Path("/v1/projects/{project}/tracking/webhooks")
@Tag(name = "Webhooks")
class WebhookResource {

    private final WebhookService webhooks;
    private final CurrentCaller caller;

    WebhookResource(WebhookService webhooks, CurrentCaller caller) {
        this.webhooks = webhooks;
        this.caller = caller;
    }

    /**
     * A new webhook.
     *
     * @param eventTypes the journal's words; left out or empty for all
     * @param after the number of the change to begin behind; left out: only what happens from now on
     */
    record NewWebhook(
            @NotNull(message = "This field is required.") @Size(max = 2000) @Nullable
            String url,

            @Size(max = 100) @Nullable List<@Nullable String> eventTypes,
            @Min(0) @Nullable Long after) {}

    /** What is to be different; what is left out stays. */
    record WebhookChange(
            @Size(max = 2000) @Nullable String url,
            @Size(max = 100) @Nullable List<@Nullable String> eventTypes,
            @Nullable Boolean active) {}

    /** A webhook with its secret, shown this once. */
    record WebhookWithSecret(@JsonUnwrapped Webhook webhook, String secret) {

        static WebhookWithSecret of(WebhookService.Created created) {
            return new WebhookWithSecret(created.webhook(), created.secret());
        }
    }

    record WebhookList(List<Webhook> results) {}

    @GET
    @Access(value = Right.OVERRULE, needs = Capability.WEBHOOKS)
    @Operation(summary = "Webhooks of a project")
    public WebhookList list(@RestPath long project) {
        return new WebhookList(webhooks.all(project));
    }

    @POST
    @ResponseStatus(201)
    @Access(
            value = Right.OVERRULE,
            needs = {Capability.WEBHOOKS, Capability.HISTORY})
    @Operation(
            summary = "Tell an address what happens in a project",
            description =
                    "Every entry of the changes, or those of `event_types`, is posted to `url` as a CloudEvent, in "
                            + "order and at least once, signed with `secret`, which only this answer shows. Takes no "
                            + "Idempotency-Key: its answer is a secret.")
    public WebhookWithSecret add(@RestPath long project, @NotNull @Valid NewWebhook body) {
        EventTypes types = EventTypes.of(body.eventTypes());
        return WebhookWithSecret.of(webhooks.add(
                project, body.url(), types, body.after(), caller.get().username()));
    }

    @GET
    @Path("/{webhook}")
    @Access(value = Right.OVERRULE, needs = Capability.WEBHOOKS)
    @Operation(summary = "One webhook and how it fares")
    public Webhook get(@RestPath long project, @RestPath long webhook) {
        return webhooks.require(project, webhook);
    }

    @PATCH
    @Path("/{webhook}")
    @Idempotent
    @Access(value = Right.OVERRULE, needs = Capability.WEBHOOKS)
    @Operation(
            summary = "Change, pause or resume a webhook",
            description = "What is left out stays. What happens while it is not `active` is delivered afterwards; what "
                    + "failed is tried at once.")
    public Webhook change(@RestPath long project, @RestPath long webhook, @NotNull @Valid WebhookChange body) {
        EventTypes types = body.eventTypes() == null ? null : EventTypes.of(body.eventTypes());
        return webhooks.change(project, webhook, body.url(), types, body.active());
    }

    @DELETE
    @Path("/{webhook}")
    @Idempotent
    @Access(value = Right.OVERRULE, needs = Capability.WEBHOOKS)
    @Operation(summary = "Delete a webhook and its log")
    public void remove(@RestPath long project, @RestPath long webhook) {
        webhooks.remove(project, webhook);
    }

    @POST
    @Path("/{webhook}/secret")
    @Access(value = Right.OVERRULE, needs = Capability.WEBHOOKS)
    @Operation(
            summary = "Give a webhook a new secret",
            description =
                    "For 24 hours calls are signed with the new and the old one. Only this answer shows it; takes "
                            + "no Idempotency-Key therefore.")
    public WebhookWithSecret replaceSecret(@RestPath long project, @RestPath long webhook) {
        return WebhookWithSecret.of(webhooks.replaceSecret(project, webhook));
    }
}
