package org.annotationtracking.checker;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.annotationtracking.platform.embedded.CrashingPostgres;

/** What goes wrong while clients are at work. Everything is up again in the end. */
interface Chaos {

    /** A thing that goes wrong. */
    enum Event {
        KILL,
        FREEZE,
        CONNECTION_KILL,
        DATABASE_STOP
    }

    /** Ends one of the connections that are in the middle of a transaction. */
    String KILL_ANY = """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE application_name = 'annotation-tracking' AND datname = current_database()
             ORDER BY xact_start IS NULL, random() LIMIT 1
            """;

    /** Nothing at all. */
    Chaos NONE = (nodes, database, over) -> Map.of();

    /** Goes on until it is over, or has had enough; how often each thing went wrong. */
    Map<Event, Integer> reign(List<Node> nodes, CrashingPostgres database, BooleanSupplier over);

    /** False as long as the play must go on for its sake: a busy machine takes longer to start an instance again. */
    default boolean isEnough() {
        return true;
    }

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

    /**
     * Kills one instance after the other, the next as soon as the last is back, freezes whoever is left meanwhile, and
     * stops the database at once in the middle of it.
     */
    static Chaos unending(long leaseMillis) {
        AtomicInteger turns = new AtomicInteger();
        return new Chaos() {
            @Override
            public Map<Event, Integer> reign(List<Node> nodes, CrashingPostgres database, BooleanSupplier over) {
                Map<Event, Integer> seen = new EnumMap<>(Event.class);
                for (int turn = 0; !over.getAsBoolean(); turn = turns.incrementAndGet()) {
                    Node victim = nodes.get(turn % nodes.size());
                    Line.pause(500);
                    if (turn == 3) {
                        stop(database);
                        seen.merge(Event.DATABASE_STOP, 1, Integer::sum);
                        continue;
                    }
                    victim.kill9();
                    victim.launchAgain();
                    seen.merge(Event.KILL, 1, Integer::sum);
                    freeze(nodes.get((turn + 1) % nodes.size()), leaseMillis);
                    seen.merge(Event.FREEZE, 1, Integer::sum);
                    victim.awaitReady();
                }
                return seen;
            }

            @Override
            public boolean isEnough() {
                return turns.get() > 5;
            }
        };
    }

    /** Takes away a connection ten times a second, and the whole database every few seconds. */
    static Chaos flakyDatabase() {
        return (nodes, database, over) -> {
            Map<Event, Integer> seen = new EnumMap<>(Event.class);
            while (!over.getAsBoolean()) {
                seen.merge(Event.CONNECTION_KILL, killConnections(database, 30, over), Integer::sum);
                stop(database);
                seen.merge(Event.DATABASE_STOP, 1, Integer::sum);
                // The service needs a moment in which it gets anywhere at all.
                Line.pause(1000);
            }
            return seen;
        };
    }

    private static void stop(CrashingPostgres database) {
        database.stopImmediately();
        Line.pause(500);
        database.startAgain();
    }

    private static int killConnections(CrashingPostgres database, int most, BooleanSupplier over) {
        int killed = 0;
        try (Connection connection = database.coordinates().connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < most && !over.getAsBoolean(); i++) {
                Line.pause(100);
                killed += statement.execute(KILL_ANY) ? 1 : 0;
            }
            return killed;
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void freeze(Node node, long leaseMillis) {
        node.freeze();
        Line.pause(leaseMillis + leaseMillis / 4);
        node.thaw();
    }
}
