package org.annotationtracking.curation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.lock.LockRefusals;
import org.annotationtracking.platform.RepeatedOnConflict;
import org.annotationtracking.platform.RequestId;

/** Corrects and deletes, all of it or nothing: what somebody is working on stays, and approved work goes only when it is meant. */
@ApplicationScoped
class CurationService {

    /** So many examples go in one statement: well within what a statement may take. */
    private static final int AT_ONCE = 2_000;

    private static final int SHOWN = 100;

    private final CurationRepository examples;
    private final RequestId requestId;

    CurationService(CurationRepository examples, RequestId requestId) {
        this.examples = examples;
        this.requestId = requestId;
    }

    /**
     * Changes text, meta or score. Refuses 404; 409 {@code locked_by_other} while another's lease runs; 409 {@code approved}
     * for another text under a decision that was made about this one.
     */
    @Transactional
    @RepeatedOnConflict
    public void correct(ExampleKey key, Caller caller, Correction correction) {
        List<Guarded> held = examples.hold(key.projectId(), caller.id(), List.of(key.exampleId()));
        held.forEach(CurationService::requireFree);
        if (correction.withText()
                && held.stream().anyMatch(Guarded::isApproved)
                && examples.changesText(key, correction)) {
            throw DomainException.conflict(
                    "approved", "This example is approved as it stands; reopen it before you change its text");
        }
        if (!examples.correct(key, correction)) {
            throw DomainException.notFound("Example");
        }
    }

    /** Deletes one example. Refuses 404, and 409 as {@link #delete(long, Caller, Removal)}. */
    @Transactional
    @RepeatedOnConflict
    public void deleteOne(ExampleKey key, Caller caller, Removal removal) {
        if (deleteSome(key.projectId(), caller, removal.ids(), removal.approvedToo()) == 0) {
            throw DomainException.notFound("Example");
        }
    }

    /**
     * Deletes what is asked for, passing over ids that are not there. Refuses the whole with 409 {@code locked_by_other}
     * or {@code approved} when one of the examples may not go.
     */
    @Transactional
    @RepeatedOnConflict
    public void delete(long projectId, Caller caller, Removal removal) {
        if (removal.all()) {
            deleteAll(projectId, caller);
            return;
        }
        for (int from = 0; from < removal.ids().size(); from += AT_ONCE) {
            List<Long> some = removal.ids()
                    .subList(from, Math.min(from + AT_ONCE, removal.ids().size()));
            deleteSome(projectId, caller, some, removal.approvedToo());
        }
    }

    /**
     * Deletes a project, with its examples if that is meant. Refuses the whole with 409 {@code not_empty}, and with 409
     * {@code locked_by_other} while somebody works there.
     */
    @Transactional
    @RepeatedOnConflict
    public void deleteProject(long projectId, Caller caller, boolean withExamples) {
        if (!withExamples && !examples.idsBehind(projectId, 0, 1).isEmpty()) {
            throw DomainException.conflict(
                    "not_empty",
                    "A project with examples is deleted only with \"confirm\": \"%s\"".formatted(Removal.ALL));
        }
        deleteAll(projectId, caller);
        examples.deleteProject(projectId);
    }

    private void deleteAll(long projectId, Caller caller) {
        long reached = 0;
        for (List<Long> some = examples.idsBehind(projectId, reached, AT_ONCE);
                !some.isEmpty();
                some = examples.idsBehind(projectId, reached, AT_ONCE)) {
            deleteSome(projectId, caller, some, true);
            reached = some.get(some.size() - 1);
        }
    }

    private int deleteSome(long projectId, Caller caller, List<Long> ids, boolean approvedToo) {
        List<Guarded> held = examples.hold(projectId, caller.id(), ids);
        held.forEach(CurationService::requireFree);
        if (!approvedToo) {
            requireUnapproved(held);
        }
        examples.sign(caller.id(), caller.username(), requestId.current());
        return examples.delete(projectId, ids);
    }

    private static void requireFree(Guarded example) {
        if (example.isHeld()) {
            throw LockRefusals.lockedByOther(
                            example.holder(), example.lockedAt(), example.expiresAt(), example.minutesLeft())
                    .with("example_id", example.exampleId());
        }
    }

    private static void requireUnapproved(List<Guarded> held) {
        List<Long> approved = held.stream()
                .filter(Guarded::isApproved)
                .map(Guarded::exampleId)
                .limit(SHOWN)
                .toList();
        if (!approved.isEmpty()) {
            throw DomainException.conflict(
                            "approved",
                            "Approved work is deleted only with \"confirm\": \"%s\"".formatted(Removal.APPROVED))
                    .with("example_ids", approved);
        }
    }
}
