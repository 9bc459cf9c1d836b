package org.annotationtracking.instances;

import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.annotationtracking.Person;
import org.annotationtracking.Team;

/** People who claim, submit and look at the list, each as fast as a quick hand, and note every answer that is not 200. */
final class Load implements AutoCloseable {

    private static final long BETWEEN_ROUNDS_NANOS = 20_000_000;

    private final Team team;
    private final Balancer balancer;
    private final List<Thread> people = new ArrayList<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger submitted = new AtomicInteger();
    private volatile boolean stopped;

    Load(Team team, Balancer balancer, int size) {
        this.team = team;
        this.balancer = balancer;
        for (int number = 0; number < size; number++) {
            Person person = team.world().member(team.project(), "annotator");
            Thread thread = new Thread(() -> work(person), "load-" + number);
            people.add(thread);
            thread.start();
        }
    }

    int requests() {
        return requests.get();
    }

    /** Submissions that were acknowledged. */
    int submitted() {
        return submitted.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    private void work(Person person) {
        while (!stopped) {
            String claimed = ask(person, "POST", team.path("/tracking/claim"), "{\"kind\":\"annotate\"}");
            List<Integer> ids = claimed.isEmpty() ? List.of() : new JsonPath(claimed).getList("results.example.id");
            for (int id : ids) {
                String done = ask(person, "POST", team.path("/tracking/mark-submitted"), "{\"example_id\":" + id + "}");
                submitted.addAndGet(done.isEmpty() ? 0 : 1);
            }
            ask(person, "GET", team.path("/examples?limit=5"), "");
            LockSupport.parkNanos(BETWEEN_ROUNDS_NANOS);
        }
    }

    /** The answer's body; empty when there was none to use. */
    private String ask(Person person, String method, String path, String body) {
        requests.incrementAndGet();
        try {
            HttpResponse<String> answer = balancer.send(person, method, path, body);
            if (answer.statusCode() == 200) {
                return answer.body();
            }
            failures.add(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        } catch (Exception failed) {
            failures.add(method + " " + path + ": " + failed);
        }
        return "";
    }

    @Override
    public void close() {
        stopped = true;
        for (Thread person : people) {
            try {
                person.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
