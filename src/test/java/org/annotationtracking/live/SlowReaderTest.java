package org.annotationtracking.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.annotationtracking.live.Follower.Event;
import org.junit.jupiter.api.Test;

/** A reader who does not read is let go, holds nobody up meanwhile, and can go on where it was. */
@ServiceTest
class SlowReaderTest {

    private static final int EVENTS = 600;

    @Inject
    World world;

    @Test
    void who_does_not_read_is_cut_off_and_goes_on_from_the_last_id() throws IOException {
        Team team = world.team();
        URI events = URI.create("http://127.0.0.1:" + RestAssured.port + team.path("/tracking/events"));
        List<Long> ids = new ArrayList<>();
        try (Socket lazy = new Socket()) {
            lazy.setReceiveBufferSize(4096);
            lazy.setSoTimeout(30_000);
            lazy.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
            lazy.getOutputStream()
                    .write(("GET " + events.getPath() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Token "
                                    + team.annotator().token() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(lazy.getInputStream(), StandardCharsets.UTF_8), 512);
            while (!lines.readLine().startsWith("id:")) {
                // Up to where the stream begins; from then on it is not read.
            }
            try (Follower diligent = Follower.of(events, team.manager(), null)) {
                long example = team.example();
                world.execute("""
                        INSERT INTO annotation_tracking_event (project_id, example_id, type, actor_name, notes, round)
                        SELECT ?, ?, 'locked', 'busy', repeat('long ', 10000), 0 FROM generate_series(1, ?)
                        """, team.project(), example, EVENTS);
                world.execute("ANALYZE annotation_tracking_event, annotation_tracking_event_number");
                assertThat(diligent.take(EVENTS)).extracting(Event::id).isEqualTo(upTo(EVENTS));
                // The heartbeats of one who is heard go on for longer than the patience with the other.
                for (int beat = 0; beat < 3; beat++) {
                    diligent.beat(Duration.ofSeconds(10));
                }
            }
            ids.addAll(remains(lines));
        }
        assertThat(ids.size()).as("events before the connection was cut").isLessThan(EVENTS);

        try (Follower again = Follower.of(events, team.annotator(), (long) ids.size())) {
            again.take(EVENTS - ids.size()).forEach(event -> ids.add(event.id()));
        }
        assertThat(ids).isEqualTo(upTo(EVENTS));
    }

    /** The ids of the whole events that had come as far as this machine. */
    private static List<Long> remains(BufferedReader lines) throws IOException {
        List<Long> ids = new ArrayList<>();
        try {
            long id = 0;
            boolean data = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = Long.parseLong(line.substring(3));
                    data = false;
                } else if (line.startsWith("data:")) {
                    data = true;
                } else if (line.isEmpty() && data) {
                    ids.add(id);
                    data = false;
                }
            }
        } catch (SocketException cut) {
            return ids;
        }
        return ids;
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
