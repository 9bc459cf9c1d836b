package org.annotationtracking.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;

/** Takes turns and books what they come to. */
@ApplicationScoped
class TurnService {

    /** What a turn may take beyond the wait for an answer before others may take it for lost. */
    private static final Duration SLACK = Duration.ofSeconds(20);

    private final TurnRepository turns;
    private final DeliveryRepository deliveries;
    private final WebhookConfig config;

    TurnService(TurnRepository turns, DeliveryRepository deliveries, WebhookConfig config) {
        this.turns = turns;
        this.deliveries = deliveries;
        this.config = config;
    }

    @Transactional
    List<Turn> take(int most) {
        return turns.take(most, lease());
    }

    /** Passes over what the webhook is not told of. */
    @Transactional
    boolean pass(Turn turn, long lastSeq) {
        return turns.advance(turn, lastSeq, lease());
    }

    /** Books an attempt and where the webhook stands now, together; false when the turn is over: then neither. */
    @Transactional
    boolean settle(Turn turn, Settlement attempt) {
        boolean mine = attempt.settled()
                ? turns.advance(turn, attempt.change().seq(), lease())
                : turns.postpone(turn, attempt);
        if (mine) {
            deliveries.add(turn, attempt);
        }
        return mine;
    }

    @Transactional
    void giveBack(Turn turn) {
        turns.giveBack(turn);
    }

    @Transactional
    void prune() {
        deliveries.prune(config.keepLog());
    }

    private Duration lease() {
        return config.timeout().plus(SLACK);
    }
}
