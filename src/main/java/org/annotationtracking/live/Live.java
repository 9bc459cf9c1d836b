package org.annotationtracking.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.auth.Visibility;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.history.feed.Change;
import org.annotationtracking.history.feed.Feed;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Brings new entries of the journal to the readers of this instance. One thread reads and sends, so a reader's place needs
 * no lock; another asks the doors, so that nobody's events wait for that. Nothing runs before the first reader comes.
 */
@ApplicationScoped
class Live {
    private static final Logger LOG = Logger.getLogger(Live.class);

    private final Feed feed;
    private final ObjectMapper mapper;
    private final LiveConfig config;
    private final Visibility visibility;
    private final Bell bell;
    private final Places places;
    private final ScheduledExecutorService thread = executor("live");
    private final ScheduledExecutorService doors = executor("live-doors");
    private final AtomicBoolean running = new AtomicBoolean();
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private final Set<Long> rung = ConcurrentHashMap.newKeySet();
    private final Map<Long, Tail> tails = new HashMap<>();
    private volatile boolean stopping;

    Live(
            Feed feed,
            ObjectMapper mapper,
            LiveConfig config,
            Visibility visibility,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> pooled,
            @ConfigProperty(name = "tracking.schema.jdbc-url") Optional<String> direct,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.feed = feed;
        this.mapper = mapper;
        this.config = config;
        this.visibility = visibility;
        this.places = new Places(config.streams(), config.streamsPerCaller());
        this.bell = new Bell(direct.or(() -> pooled).orElse(""), user, password, this::ring, this::ringAll);
    }

    /**
     * Takes a reader in who has all of a project up to a number, 0 is the beginning, and tells it that number. Refused with
     * 503 {@code too_many_streams} when this instance has no place left, with 429 {@code too_many_streams} when the caller has.
     */
    void open(long project, long seq, Line line, Caller caller, Supplier<Caller> door) {
        if (stopping) {
            line.beat(seq);
            line.close();
            return;
        }
        if (running.compareAndSet(false, true)) {
            bell.start();
            every(thread, config.lookEvery(), this::look);
            every(doors, config.askAgainEvery(), this::askDoors);
        }
        Reader reader = new Reader(project, seq, line, new Sight(visibility, project, caller, door), thread);
        places.take(caller.id(), line);
        line.beat(seq);
        thread.execute(() -> {
            readers.add(reader);
            if (stopping) {
                line.close();
            }
            tails.computeIfAbsent(project, id -> new Tail(seq, (from, limit) -> page(id, from, limit)));
            ring(project);
        });
    }

    /** Before the server waits for answers to end: these would never. Their readers go on elsewhere, by their numbers. */
    void endAll(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        readers.forEach(reader -> reader.line().close());
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        bell.stop();
        doors.shutdownNow();
        thread.shutdownNow();
    }

    /** Something is new in a project; bells that ring before it is looked at are one. */
    private void ring(long project) {
        if (!stopping && rung.add(project)) {
            thread.execute(guarded(() -> {
                rung.remove(project);
                bring(project);
            }));
        }
    }

    private void ringAll() {
        thread.execute(() -> tails.keySet().forEach(this::ring));
    }

    private void bring(long project) {
        Tail tail = tails.get(project);
        if (tail != null) {
            tail.advance();
            of(project).forEach(reader -> reader.pump(tail));
        }
    }

    private void look() {
        for (Reader reader : readers) {
            if (reader.isStuck(config.patience())) {
                LOG.debug("A reader takes nothing in and is cut off; it can go on from the last number it has");
                reader.line().cut();
                readers.remove(reader);
            } else if (reader.line().isClosed()) {
                readers.remove(reader);
            } else {
                reader.beat(config.heartbeat());
            }
        }
        tails.keySet().removeIf(project -> of(project).findAny().isEmpty());
        if (!tails.isEmpty()) {
            Map<Long, Long> newest = feed.newest(tails.keySet());
            tails.forEach((project, tail) -> compare(project, tail, newest.getOrDefault(project, 0L)));
        }
    }

    private void compare(long project, Tail tail, long newest) {
        if (newest < tail.head()) {
            LOG.infof("Project %d has fewer changes than were sent: its readers begin anew", project);
            of(project).forEach(reader -> reader.line().close());
        } else if (newest > tail.head()) {
            ring(project);
        } else {
            of(project).forEach(reader -> reader.pump(tail));
        }
    }

    private Stream<Reader> of(long project) {
        return readers.stream().filter(reader -> reader.project() == project);
    }

    private void askDoors() {
        for (Reader reader : readers) {
            try {
                reader.mayStay();
            } catch (DomainException refused) {
                reader.line().close();
                readers.remove(reader);
            }
        }
    }

    private List<Entry> page(long project, long from, int limit) {
        return feed.after(project, from, limit).stream()
                .map(change -> new Entry(change.seq(), change.exampleId(), json(change)))
                .toList();
    }

    private String json(Change change) {
        try {
            return mapper.writeValueAsString(change);
        } catch (JsonProcessingException ours) {
            throw new IllegalStateException("A change could not be written as JSON", ours);
        }
    }

    private static void every(ScheduledExecutorService thread, Duration pause, Runnable work) {
        long millis = pause.toMillis();
        // Until the thread is shut down; what it throws is caught.
        var unused = thread.scheduleWithFixedDelay(guarded(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** What fails for once, as when the database is away, is done by the next look. */
    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException failed) {
                LOG.debug("Events wait for the next look", failed);
            }
        };
    }

    private static ScheduledExecutorService executor(String name) {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            thread.setContextClassLoader(Live.class.getClassLoader());
            return thread;
        });
    }
}
