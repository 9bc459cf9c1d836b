package org.annotationtracking.contract;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One replay of a list of exchanges, in their order. What is answered otherwise than doccano would must be a named
 * deviation, and a deviation that nothing deviates by is a difference too: it would hide the next one.
 */
final class Run {

    private static final Logger LOG = Logger.getLogger(Run.class);

    private final Replay replay;
    private final Map<String, Deviation> named;
    private final Function<Exchange, @Nullable Deviation> ruled;
    private final Map<String, List<String>> differences = new TreeMap<>();
    private final Set<String> used = new HashSet<>();

    /** @param named by the exchanges' names */
    Run(Replay replay, Map<String, Deviation> named) {
        this(replay, named, exchange -> null);
    }

    /** @param ruled the deviation that an exchange falls under by what it asks for, where it has none of its own */
    Run(Replay replay, Map<String, Deviation> named, Function<Exchange, @Nullable Deviation> ruled) {
        this.replay = replay;
        this.named = named;
        this.ruled = ruled;
    }

    /** How the service's answers differ, by the exchanges' names; empty when they do not. */
    Map<String, List<String>> differences(List<Exchange> exchanges) {
        for (Exchange exchange : exchanges) {
            List<String> found = ask(exchange);
            if (!found.isEmpty()) {
                differences.put(exchange.name(), found);
            }
        }
        named.keySet().stream()
                .filter(name -> !used.contains(name))
                .forEach(name -> differences.put(name, List.of("a deviation of no exchange")));
        LOG.infof("%d exchanges, %d named deviations", exchanges.size(), named.size());
        return differences;
    }

    private List<String> ask(Exchange exchange) {
        HttpResponse<String> answer = replay.send(exchange, RecordedExchanges.headers(exchange, replay));
        List<String> found = replay.differences(exchange, answer);
        Deviation deviation = named.get(exchange.name());
        if (deviation == null) {
            Deviation rule = found.isEmpty() ? null : ruled.apply(exchange);
            return rule == null ? found : replay.differences(rule.expectedOf(exchange), answer);
        }
        used.add(exchange.name());
        return found.isEmpty()
                ? List.of("answers as doccano: the deviation is needless")
                : replay.differences(deviation.expectedOf(exchange), answer);
    }
}
