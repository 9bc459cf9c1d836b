package org.annotationtracking.webhook;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.annotationtracking.auth.Access;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.Right;
import org.annotationtracking.idempotency.Idempotent;
import org.annotationtracking.platform.PageRequest;
import org.annotationtracking.platform.QueryValues;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What became of a webhook's events. */
@Path("/v1/projects/{project}/tracking/webhooks/{webhook}")
@Tag(name = "Webhooks")
class WebhookDeliveryResource {

    private static final int DEFAULT_LIMIT = 100;
    private static final Set<String> OUTCOMES = Set.of("delivered", "failed", "dead");

    private final WebhookService webhooks;

    WebhookDeliveryResource(WebhookService webhooks) {
        this.webhooks = webhooks;
    }

    /**
     * Where to begin anew.
     *
     * @param after the number of the change behind which it begins; 0 is the beginning
     */
    record Replay(
            @NotNull(message = "This field is required.") @Min(0) @Nullable
            Long after) {}

    /**
     * What a test call came to.
     *
     * @param status the receiver's; null when it did not answer
     */
    record TestResult(
            boolean delivered,
            @Nullable Integer status,
            @Nullable String error,
            int durationMs) {}

    /** A page of the log; {@code nextBefore} is null on the last. */
    record Deliveries(List<Delivery> results, @Nullable Long nextBefore) {}

    @POST
    @Path("/test")
    @Access(value = Right.OVERRULE, needs = Capability.WEBHOOKS)
    @Operation(
            summary = "Call a webhook's address once, now",
            description =
                    "With an event of type `org.annotationtracking.webhook.test`, signed as all are; 200 says what "
                            + "came of it. It is not logged and not tried again.")
    public TestResult test(@RestPath long project, @RestPath long webhook) {
        WebhookService.Tried tried = webhooks.test(project, webhook);
        return new TestResult(
                tried.reply().isSuccess(), tried.reply().status(), tried.reply().error(), tried.millis());
    }

    @POST
    @Path("/replay")
    @Idempotent
    @Access(
            value = Right.OVERRULE,
            needs = {Capability.WEBHOOKS, Capability.HISTORY})
    @Operation(
            summary = "Deliver again from a number on",
            description =
                    "Everything behind `after`, what was given up included. A number that is not given yet leaves "
                            + "out everything up to now.")
    public Webhook replay(@RestPath long project, @RestPath long webhook, @NotNull @Valid Replay body) {
        Long after = body.after();
        return webhooks.replay(project, webhook, after == null ? 0 : after);
    }

    @GET
    @Path("/deliveries")
    @Access(value = Right.OVERRULE, needs = Capability.WEBHOOKS)
    @Operation(summary = "Attempts to deliver, the newest first")
    @Parameter(
            name = "outcome",
            in = ParameterIn.QUERY,
            description = "`delivered`, `failed`, or `dead`: given up.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "before",
            in = ParameterIn.QUERY,
            description = "Only those with a lower id: the last page's `next_before`.",
            schema = @Schema(type = SchemaType.INTEGER))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Attempts a page, 1 to 1000; 100 by default.",
            schema = @Schema(type = SchemaType.INTEGER))
    public Deliveries deliveries(@RestPath long project, @RestPath long webhook, @Context UriInfo uri) {
        Optional<String> outcome = QueryValues.single(uri, "outcome");
        if (outcome.isPresent() && !OUTCOMES.contains(outcome.get())) {
            throw QueryValues.refused("outcome", "One of delivered, failed, dead is required.");
        }
        long before = QueryValues.number(uri, "before", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        int limit = (int) QueryValues.number(uri, "limit", DEFAULT_LIMIT, 1, PageRequest.MAX_LIMIT);
        List<Delivery> page = webhooks.deliveries(project, webhook, outcome, before, limit);
        return new Deliveries(
                page, page.size() < limit ? null : page.get(page.size() - 1).id());
    }
}
