package org.annotationtracking.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.annotationtracking.history.feed.Change;
import org.annotationtracking.history.feed.Feed;
import org.annotationtracking.platform.outbound.OutboundCalls;
import org.annotationtracking.platform.outbound.OutboundReply;
import org.jboss.logging.Logger;

/**
 * One turn under way: event after event, the next only when the last is settled, until there is none left, one fails or
 * others have waited long enough. Between a call and its answer it holds no thread.
 */
final class Round {
    private static final Logger LOG = Logger.getLogger(Round.class);

    private static final Duration SHARE = Duration.ofSeconds(5);
    private static final int PAGE = 100;

    private final Turn turn;
    private final Crew crew;
    private final Runnable end;
    private final Queue<Change> read = new ArrayDeque<>();
    private final long began = System.nanoTime();
    private long lastSeq;
    private int attempts;

    /** What rounds work with. */
    record Crew(
            TurnService turns,
            Feed feed,
            CloudEvents events,
            OutboundCalls calls,
            WebhookConfig config,
            Clock clock,
            Executor workers,
            BooleanSupplier stopping,
            Consumer<String> counter) {}

    Round(Turn turn, Crew crew, Runnable end) {
        this.turn = turn;
        this.crew = crew;
        this.end = end;
        this.lastSeq = turn.lastSeq();
        this.attempts = turn.attempts();
    }

    void begin() {
        crew.workers().execute(guarded(this::next));
    }

    private void next() {
        if (crew.stopping().getAsBoolean() || System.nanoTime() - began > SHARE.toNanos()) {
            giveBack();
            return;
        }
        while (read.isEmpty()) {
            List<Change> page = crew.feed().after(turn.projectId(), lastSeq, PAGE);
            if (page.isEmpty()) {
                giveBack();
                return;
            }
            lastSeq = page.get(page.size() - 1).seq();
            page.stream().filter(change -> turn.types().include(change.type())).forEach(read::add);
            if (read.isEmpty() && !crew.turns().pass(turn, lastSeq)) {
                end.run();
                return;
            }
        }
        deliver(read.remove());
    }

    private void deliver(Change change) {
        byte[] body = crew.events().of(turn.projectId(), change);
        String id = turn.projectId() + "-" + change.seq();
        long timestamp = crew.clock().instant().getEpochSecond();
        long sent = System.nanoTime();
        Receiver receiver = turn.receiver();
        var unused = crew.calls()
                .post(
                        receiver.target(),
                        receiver.headers(id, timestamp, body),
                        body,
                        crew.config().timeout())
                .thenAcceptAsync(
                        reply -> guarded(() -> settle(change, reply, sent)).run(), crew.workers());
    }

    private void settle(Change change, OutboundReply reply, long sent) {
        int millis = (int) Duration.ofNanos(System.nanoTime() - sent).toMillis();
        Settlement attempt = Settlement.of(change, attempts, reply, millis, crew.config());
        crew.counter().accept(attempt.outcome());
        boolean mine = crew.turns().settle(turn, attempt);
        if (attempt.outcome().equals("dead")) {
            LOG.infof(
                    "Webhook %d of project %d: event %d was given up after %d attempts",
                    turn.webhookId(), turn.projectId(), change.seq(), attempt.attempt());
        }
        if (mine && attempt.settled()) {
            attempts = 0;
            next();
        } else {
            end.run();
        }
    }

    private void giveBack() {
        crew.turns().giveBack(turn);
        end.run();
    }

    /** What fails for once, as when the database is away, is taken up when the turn has run out. */
    private Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException failed) {
                LOG.debug("A turn is left to run out", failed);
                end.run();
            }
        };
    }
}
