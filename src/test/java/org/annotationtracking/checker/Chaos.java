package org.annotationtracking.checker;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.annotationtracking.platform.embedded.CrashingPostgres;

/** What goes wrong while clients are at work. Everything is up again in the end. */
interface Chaos {

    /** A thing that goes wrong. */
    enum Event {
        KILL,
        FREEZE,
        DATABASE_STOP
    }

    /** Nothing at all. */
    Chaos NONE = (nodes, database, over) -> Map.of();

    /** Goes on until it is over, or has had enough; how often each thing went wrong. */
    Map<Event, Integer> reign(List<Node> nodes, CrashingPostgres database, BooleanSupplier over);

    /** One freeze past the end of all leases, then one kill; for a short run. */
    static Chaos brief(long leaseMillis) {
        return (nodes, database, over) -> {
            Line.pause(leaseMillis);
            freeze(nodes.get(0), leaseMillis);
            Line.pause(leaseMillis / 2);
            nodes.get(1).kill9();
            return Map.of(Event.FREEZE, 1, Event.KILL, 1);
        };
    }

    /** Kills one instance after the other, freezes them in between, and stops the database at once in the middle of it. */
    static Chaos unending(long leaseMillis) {
        return (nodes, database, over) -> {
            Map<Event, Integer> seen = new EnumMap<>(Event.class);
            for (int turn = 0; !over.getAsBoolean(); turn++) {
                Node victim = nodes.get(turn % nodes.size());
                Line.pause(1000);
                freeze(nodes.get((turn + 1) % nodes.size()), leaseMillis);
                seen.merge(Event.FREEZE, 1, Integer::sum);
                Line.pause(1000);
                if (turn == 3) {
                    database.stopImmediately();
                    Line.pause(500);
                    database.startAgain();
                    seen.merge(Event.DATABASE_STOP, 1, Integer::sum);
                } else {
                    victim.kill9();
                    victim.startAgain();
                    seen.merge(Event.KILL, 1, Integer::sum);
                }
            }
            return seen;
        };
    }

    private static void freeze(Node node, long leaseMillis) {
        node.freeze();
        Line.pause(leaseMillis + leaseMillis / 4);
        node.thaw();
    }
}
