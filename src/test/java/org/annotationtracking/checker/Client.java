package org.annotationtracking.checker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.annotationtracking.Person;
import org.jspecify.annotations.Nullable;

/** Somebody at work: locks, renews, hands in, judges, forgets, comes too late, and touches what is another's. */
final class Client implements Callable<List<Operation>> {

    private final Line line;
    private final Random random;
    private final List<Long> examples;
    private final BooleanSupplier over;
    private final Role role;
    private final long longPause;
    private final int think;
    private final List<Operation> done = new ArrayList<>();

    /** Every epoch this person ever had, old ones too: nobody tells a client that its lease is gone. */
    private final Map<Long, Long> epochs = new LinkedHashMap<>();

    /** What somebody may try. */
    enum Role {
        ANNOTATOR,
        APPROVER,
        MANAGER
    }

    Client(Cast cast, Person person, List<Node> nodes, Plan plan, BooleanSupplier over) {
        this.random = new Random(plan.seed() + person.id());
        this.line = new Line(cast.project(), person, nodes, random);
        this.examples = cast.examples();
        this.role = cast.annotators().contains(person)
                ? Role.ANNOTATOR
                : cast.approvers().contains(person) ? Role.APPROVER : Role.MANAGER;
        // After which a lease has surely run out.
        this.longPause = plan.ttl().toMillis() * 5 / 4;
        this.think = (int) plan.think().toMillis();
        this.over = over;
    }

    @Override
    public List<Operation> call() {
        while (!over.getAsBoolean()) {
            step(random.nextInt(100));
            Line.pause(think * (long) random.nextInt(201) / 100);
        }
        return done;
    }

    private void step(int dice) {
        if (dice < 18) {
            lock(any());
        } else if (dice < 26) {
            claim();
        } else if (dice < 36) {
            withEpoch(Kind.RENEW);
        } else if (dice < 42) {
            send(Kind.LOOK, any(), null, "/status", null);
        } else if (dice < 50) {
            withEpoch(Kind.UNLOCK);
        } else if (dice < 56) {
            send(Kind.UNLOCK, any(), null, "/unlock", "{}");
        } else if (dice < 58) {
            Line.pause(longPause);
        } else {
            work(dice);
        }
    }

    private void work(int dice) {
        switch (role) {
            case ANNOTATOR -> {
                if (dice < 88) {
                    withEpoch(Kind.SUBMIT);
                } else if (dice < 95) {
                    send(Kind.SUBMIT, any(), null, "mark-submitted", "");
                } else {
                    send(Kind.WITHDRAW, any(), null, "/withdraw", "{}");
                }
            }
            case APPROVER -> {
                if (dice < 90) {
                    withEpoch(random.nextBoolean() ? Kind.APPROVE : Kind.REJECT);
                } else {
                    send(Kind.REJECT, any(), null, "/reject", "{\"review_notes\":\"no\"}");
                }
            }
            case MANAGER -> {
                if (dice < 75) {
                    send(Kind.REJECT, any(), null, "/reject", "{\"review_notes\":\"no\"}");
                } else if (dice < 90) {
                    send(Kind.REOPEN, any(), null, "/reopen", "{}");
                } else {
                    send(Kind.BREAK, any(), null, "/lock/break", "{\"reason\":\"enough\"}");
                }
            }
        }
    }

    private void lock(long example) {
        send(Kind.LOCK, example, null, "/lock", "{}");
    }

    private void claim() {
        String kind = role == Role.ANNOTATOR ? "annotate" : "review";
        String body = "{\"kind\":\"%s\",\"count\":%d}".formatted(kind, 1 + random.nextInt(2));
        record(line.does(Kind.CLAIM, 0, null, "claim", body));
    }

    /** With an epoch of its own if there is one, of whatever age; the newest ones most of the time. */
    private void withEpoch(Kind kind) {
        if (epochs.isEmpty()) {
            lock(any());
            return;
        }
        List<Long> known = new ArrayList<>(epochs.keySet());
        long example = known.get(random.nextInt(3) == 0 ? random.nextInt(known.size()) : known.size() - 1);
        Long epoch = epochs.get(example);
        String fence = "\"lock_epoch\":" + epoch;
        switch (kind) {
            case RENEW -> send(kind, example, epoch, "/lock", "{" + fence + "}");
            case UNLOCK -> send(kind, example, epoch, "/unlock", "{" + fence + "}");
            case SUBMIT -> send(kind, example, epoch, "mark-submitted", "," + fence);
            case APPROVE -> send(kind, example, epoch, "/approve", "{" + fence + "}");
            default -> send(kind, example, epoch, "/reject", "{\"review_notes\":\"no\"," + fence + "}");
        }
    }

    private void send(Kind kind, long example, @Nullable Long epoch, String path, @Nullable String body) {
        boolean submits = kind == Kind.SUBMIT;
        record(line.does(
                kind,
                example,
                epoch,
                submits ? path : example + path,
                submits ? "{\"example_id\":" + example + body + "}" : body));
    }

    private void record(Operation operation) {
        done.add(operation);
        for (Grant grant : operation.answer().grants()) {
            // Put last, as the newest.
            epochs.remove(grant.example());
            epochs.put(grant.example(), grant.epoch());
        }
        boolean lost = operation.answer().code().equals("lock_lost");
        if (lost && random.nextInt(4) > 0) {
            epochs.remove(operation.example());
        }
    }

    private long any() {
        return examples.get(random.nextInt(examples.size()));
    }
}
