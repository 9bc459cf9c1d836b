package org.annotationtracking.bulk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.auth.ReviewRules;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.Right;
import org.annotationtracking.example.ExampleReader;
import org.annotationtracking.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Deciding many at once. */
@Path("/v1/projects/{project}/tracking/bulk")
@Tag(name = "Tracking")
class BulkResource {

    private static final int MOST = 1000;

    private final BulkService bulk;
    private final ExampleReader examples;
    private final ReviewRules review;
    private final CurrentCaller caller;

    BulkResource(BulkService bulk, ExampleReader examples, ReviewRules review, CurrentCaller caller) {
        this.bulk = bulk;
        this.examples = examples;
        this.review = review;
        this.caller = caller;
    }

    /**
     * What came of it.
     *
     * @param matched how many examples were named or found
     */
    record BulkResponse(
            BulkAction action, boolean dryRun, int matched, long succeeded, long refused, List<BulkItem> results) {

        static BulkResponse of(BulkOrder order, List<BulkItem> items) {
            long succeeded = items.stream().filter(BulkItem::success).count();
            return new BulkResponse(
                    order.action(), order.dryRun(), items.size(), succeeded, items.size() - succeeded, items);
        }
    }

    @POST
    @Idempotent
    @Access(
            value = Right.OVERRULE,
            needs = {Capability.TRACKING, Capability.LOCKS, Capability.HISTORY, Capability.EXAMPLES})
    @Operation(
            summary = "Decide many examples",
            description =
                    "Approves, rejects, reopens or unlocks up to 1000 examples, by `ids` or by the list's `filter`, "
                            + "each by the rules of its own endpoint and with an entry of its own in the history. What is refused "
                            + "to one leaves the others alone. With `dry_run` nothing is kept, and the answer says what would be.")
    public BulkResponse bulk(@RestPath long project, @NotNull @Valid BulkRequest request) {
        request.requireChoice();
        BulkOrder order = new BulkOrder(
                Objects.requireNonNull(request.action()), project, caller.get(), request.notes(), request.isDryRun());
        if (order.action() == BulkAction.REJECT && order.notes().isEmpty() && review.notesRequired()) {
            String text = "review_notes is required for rejection";
            throw DomainException.badRequest("review_notes_required", text).error(text);
        }
        return BulkResponse.of(order, bulk.perform(order, chosen(project, request)));
    }

    /** Never a part of what was meant: more than can be done at once are refused, and nothing is done. */
    private List<Long> chosen(long project, BulkRequest request) {
        BulkRequest.Filter filter = request.filter();
        List<Long> ids =
                filter == null ? request.named() : examples.matching(project, caller.get(), filter::value, MOST + 1);
        if (ids.size() > MOST) {
            long count = filter == null ? ids.size() : examples.count(project, caller.get(), filter::value);
            throw DomainException.badRequest(
                            "too_many", "These are %d examples; at most %d at once.".formatted(count, MOST))
                    .with("count", count);
        }
        return ids;
    }
}
