package org.annotationtracking.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.annotationtracking.checker.Facts.Entry;
import org.annotationtracking.checker.Facts.Row;
import org.annotationtracking.checker.Violation.Breach;
import org.jspecify.annotations.Nullable;

/** The course of one example as its journal tells it, entry by entry, held against the leases that were acknowledged. */
final class Course {

    private static final Map<String, Set<String>> LEGAL = Map.of(
            "submitted", Set.of("pending", "rejected"),
            "withdrawn", Set.of("submitted"),
            "approved", Set.of("submitted"),
            "rejected", Set.of("submitted", "approved"),
            "reopened", Set.of("approved", "rejected"));

    private static final Map<String, String> LEADS_TO = Map.of(
            "submitted", "submitted",
            "withdrawn", "pending",
            "approved", "approved",
            "rejected", "rejected",
            "reopened", "submitted");

    private final long example;
    private final Set<Long> reviewers;
    private final List<Grant> grants;
    private final Consumer<Violation> report;

    private String status = "pending";
    private long epoch;
    private @Nullable Long holder;
    private @Nullable Long annotator;
    private @Nullable Long reviewer;
    private long lastAt;
    private final List<Entry> moves = new ArrayList<>();
    private final Map<Long, Long> holders = new HashMap<>();
    private final Map<Long, Long> ends = new HashMap<>();

    Course(long example, Set<Long> reviewers, List<Grant> grants, Consumer<Violation> report) {
        this.example = example;
        this.reviewers = reviewers;
        this.grants = grants;
        this.report = report;
    }

    /** Goes through the journal; the entries that moved the example, the first one being what made version 1. */
    List<Entry> follow(List<Entry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            check(entry.at() >= lastAt, Breach.OUT_OF_ORDER, entry, "is older than the one before");
            lastAt = entry.at();
            if (entry.type().equals("lock_lost")) {
                check(
                        i + 1 < entries.size() && entries.get(i + 1).request().equals(entry.request()),
                        Breach.DISAGREEMENT,
                        entry,
                        "stands alone");
                check(Objects.equals(holder, entry.actor()), Breach.DISAGREEMENT, entry, "was not the holder's");
            } else {
                follow(entry);
            }
        }
        grants.forEach(this::judge);
        return moves;
    }

    void compare(Row row) {
        Row told = new Row(example, status, moves.size(), epoch, holder, annotator, reviewer);
        if (!told.equals(row)) {
            report.accept(new Violation(Breach.DISAGREEMENT, "the journal tells " + told + ", the row says " + row));
        }
    }

    private void follow(Entry entry) {
        switch (entry.type()) {
            case "locked" -> lock(entry);
            case "unlocked" -> unlock(entry);
            case "broken" -> {
                check(holder != null, Breach.DISAGREEMENT, entry, "broke nobody's lock");
                check(reviewers.contains(entry.actor()), Breach.NOT_ALLOWED, entry, "is not this person's to break");
                end(entry);
                epoch++;
            }
            case "late_submission" ->
                check(entry.epoch() < epoch, Breach.DISAGREEMENT, entry, "was not late: the epoch is " + epoch);
            default -> move(entry);
        }
    }

    private void lock(Entry entry) {
        check(entry.epoch() > epoch, Breach.EPOCH_REGRESSION, entry, "follows epoch " + epoch);
        check(entry.epoch() <= epoch + 1, Breach.DISAGREEMENT, entry, "leaves out an epoch after " + epoch);
        check(!Objects.equals(holder, entry.actor()), Breach.DISAGREEMENT, entry, "takes what it has");
        long decided = grants.stream()
                .filter(grant -> grant.epoch() == entry.epoch() && grant.holder() == entry.actor() && grant.fresh())
                .mapToLong(Grant::from)
                .findFirst()
                .orElse(entry.at());
        requireRunOut(entry, decided);
        end(entry);
        holder = entry.actor();
        epoch = entry.epoch();
        holders.put(epoch, entry.actor());
    }

    private void unlock(Entry entry) {
        check(holder != null, Breach.DISAGREEMENT, entry, "gave back nobody's lock");
        boolean own = Objects.equals(holder, entry.actor());
        check(own || reviewers.contains(entry.actor()), Breach.NOT_ALLOWED, entry, "gave back the lock of " + holder);
        end(entry);
    }

    private void move(Entry entry) {
        check(entry.epoch() >= epoch, Breach.STALE_ACCEPTED, entry, "although the epoch is " + epoch);
        check(entry.epoch() <= epoch, Breach.DISAGREEMENT, entry, "is ahead of epoch " + epoch);
        boolean legal = LEGAL.getOrDefault(entry.type(), Set.of()).contains(status);
        check(legal && status.equals(entry.from()), Breach.DISAGREEMENT, entry, "came from " + status);
        check(Objects.equals(LEADS_TO.get(entry.type()), entry.to()), Breach.DISAGREEMENT, entry, "leads elsewhere");
        boolean others = holder != null && holder != entry.actor();
        if (others) {
            requireRunOut(entry, entry.at());
        }
        end(entry);
        epoch += others ? 1 : 0;
        claim(entry);
        status = String.valueOf(entry.to());
        moves.add(entry);
    }

    /** Whose work it is, and who may judge it. */
    private void claim(Entry entry) {
        boolean own = Objects.equals(annotator, entry.actor());
        switch (entry.type()) {
            case "submitted" -> {
                check(own || !status.equals("rejected"), Breach.NOT_ALLOWED, entry, "was kept for " + annotator);
                annotator = entry.actor();
            }
            case "withdrawn" -> {
                check(own, Breach.NOT_ALLOWED, entry, "is the work of " + annotator);
                annotator = null;
            }
            case "reopened" -> check(!own, Breach.NOT_ALLOWED, entry, "is own work");
            default -> {
                check(!own, Breach.NOT_ALLOWED, entry, "is own work");
                reviewer = entry.actor();
            }
        }
    }

    private void end(Entry by) {
        if (holder != null) {
            ends.put(epoch, by.at());
        }
        holder = null;
    }

    /** Whoever takes what another held must have waited for the end of every lease that was granted by then. */
    private void requireRunOut(Entry entry, long decided) {
        if (holder == null) {
            return;
        }
        for (Grant grant : grants) {
            boolean before = grant.epoch() == epoch && grant.holder() == holder && grant.from() < decided;
            check(!before || grant.until() <= decided, Breach.DOUBLE_HOLDER, entry, "while it ran: " + grant);
        }
    }

    /** Every lease that somebody was told of stands in the journal, and was not renewed once it had ended. */
    private void judge(Grant grant) {
        boolean known = Objects.equals(holders.get(grant.epoch()), grant.holder());
        if (!known) {
            report.accept(new Violation(Breach.LOST_WRITE, "the journal does not know of " + grant));
        } else if (grant.from() > ends.getOrDefault(grant.epoch(), Long.MAX_VALUE)) {
            report.accept(new Violation(Breach.DOUBLE_HOLDER, "renewed after its end: " + grant));
        }
    }

    private void check(boolean holds, Breach breach, Entry entry, String why) {
        if (!holds) {
            report.accept(new Violation(breach, entry + " " + why));
        }
    }
}
