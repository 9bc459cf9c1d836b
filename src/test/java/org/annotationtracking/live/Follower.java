package org.annotationtracking.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.annotationtracking.Person;
import org.jspecify.annotations.Nullable;

/** Somebody who follows a project's events, as a browser does: the id it could go on from, and the events as they came. */
public final class Follower implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Event END = new Event(-1, "", 0);

    private final InputStream stream;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> beats = new LinkedBlockingQueue<>();

    /** An event, and when it was here, by {@link System#nanoTime}. */
    public record Event(long id, String data, long at) {

        boolean isEnd() {
            return id < 0;
        }
    }

    private Follower(InputStream stream) {
        this.stream = stream;
        Thread thread = new Thread(this::read, "follower");
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins now, when the stream has answered. */
    public static Follower of(URI events, Person who, @Nullable Long lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(events).header("Authorization", "Token " + who.token());
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId.toString());
        }
        try {
            HttpResponse<InputStream> answer = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new AssertionError(
                        answer.statusCode() + " " + new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
            }
            return new Follower(answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The next event, which must come within that time. */
    Event next(Duration within) {
        Event next = poll(events, within);
        if (next == null || next.isEnd()) {
            throw new AssertionError(next == null ? "No event in " + within : "The stream ended");
        }
        return next;
    }

    /** As many events as that, each within half a minute. */
    public List<Event> take(int amount) {
        List<Event> taken = new ArrayList<>();
        for (int number = 0; number < amount; number++) {
            taken.add(next(Duration.ofSeconds(30)));
        }
        return taken;
    }

    /** The id of the next comment. */
    long beat(Duration within) {
        Long beat = poll(beats, within);
        if (beat == null) {
            throw new AssertionError("No heartbeat in " + within);
        }
        return beat;
    }

    /** Waits for the stream's end; the events that came before it. */
    List<Event> rest(Duration within) {
        List<Event> rest = new ArrayList<>();
        while (true) {
            Event next = poll(events, within);
            if (next == null) {
                throw new AssertionError("The stream goes on");
            }
            if (next.isEnd()) {
                return rest;
            }
            rest.add(next);
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            long id = -1;
            String data = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = Long.parseLong(line.substring(3).strip());
                } else if (line.startsWith("data:")) {
                    data = line.substring(5);
                } else if (line.isEmpty() && data != null) {
                    events.add(new Event(id, data, System.nanoTime()));
                    data = null;
                } else if (line.isEmpty() && id >= 0) {
                    beats.add(id);
                }
            }
        } catch (IOException cut) {
            // The end, as well as the other kind.
        } finally {
            events.add(END);
        }
    }

    private static <T> @Nullable T poll(BlockingQueue<T> queue, Duration within) {
        try {
            return queue.poll(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
