package org.annotationtracking.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.annotationtracking.AtOnce;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Claims while leases are given back, run out and are broken: no lease is ever two people's, no work is done twice. */
@ServiceTest
class ClaimRaceTest extends ClaimCase {

    private static final int PEOPLE = 16;
    private static final int EXAMPLES = 40;
    private static final Set<String> ENDINGS = Set.of("unlocked", "lock_lost", "submitted");

    private final Map<String, Long> leases = new ConcurrentHashMap<>();
    private final Set<String> shared = Collections.newSetFromMap(new ConcurrentHashMap<>());
    private final AtomicInteger submissions = new AtomicInteger();

    @Test
    void releases_expiries_and_breaks_among_claims() {
        race(6);
    }

    @Test
    @Tag("soak")
    void the_same_for_a_long_time() {
        race(300);
    }

    private void race(int rounds) {
        examples(EXAMPLES);
        List<Person> people = IntStream.range(0, PEOPLE)
                .mapToObj(number -> world.member(team.project(), "annotator"))
                .toList();
        AtOnce.ask(people, person -> {
            Claimer claimer = new Claimer(person, team.project());
            for (int round = 0; round < rounds; round++) {
                claim(claimer).forEach(claimed -> letGo(claimer, claimed));
            }
            return true;
        });
        AtOnce.ask(people, this::finishAll);

        assertThat(shared).isEmpty();
        assertThat(submissions).hasValue(EXAMPLES);
        assertThat(world.number("""
                        SELECT count(*) FROM annotation_tracking
                         WHERE project_id = ? AND status = 'submitted' AND locked_by_id IS NULL
                        """, team.project())).isEqualTo(EXAMPLES);
        assertThat(brokenStories()).isEmpty();
    }

    /** Claims one or two, and takes down whose each lease is. */
    private List<JsonNode> claim(Claimer claimer) {
        List<JsonNode> given = new ArrayList<>();
        claimer.claim("annotate", ThreadLocalRandom.current().nextInt(1, 3))
                .get("results")
                .forEach(given::add);
        for (JsonNode claimed : given) {
            String lease = claimed.at("/example/id") + " " + claimed.at("/lock/lock_epoch");
            Long before = leases.putIfAbsent(lease, claimer.person().id());
            if (before != null && before != claimer.person().id()) {
                shared.add(lease);
            }
        }
        return given;
    }

    private void letGo(Claimer claimer, JsonNode claimed) {
        long example = claimed.at("/example/id").asLong();
        switch (ThreadLocalRandom.current().nextInt(4)) {
            case 0 -> world.leaseRanOut(team.project(), example);
            case 1 -> team.manager().posts(team.tracking(example, "lock/break"), "{\"reason\":\"for the race\"}");
            case 2 -> {}
            default -> claimer.post(example + "/unlock", epoch(claimed));
        }
    }

    private boolean finishAll(Person person) {
        Claimer claimer = new Claimer(person, team.project());
        int empty = 0;
        while (empty < 2) {
            List<JsonNode> given = claim(claimer);
            empty = given.isEmpty() ? empty + 1 : 0;
            for (JsonNode claimed : given) {
                String body = "{\"example_id\":%d,%s"
                        .formatted(
                                claimed.at("/example/id").asLong(),
                                epoch(claimed).substring(1));
                if (claimer.post("mark-submitted", body).status() == 200) {
                    submissions.incrementAndGet();
                }
            }
        }
        return true;
    }

    private static String epoch(JsonNode claimed) {
        return "{\"lock_epoch\":%d}".formatted(claimed.at("/lock/lock_epoch").asLong());
    }

    /** By the journal: who is granted a lease finds none running, and no epoch comes twice. */
    private Set<String> brokenStories() {
        Set<String> broken = new HashSet<>();
        Map<String, Long> epochs = new ConcurrentHashMap<>();
        Set<String> held = new HashSet<>();
        world.texts("""
                SELECT example_id || ' ' || type || ' ' || coalesce(lock_epoch, 0)
                  FROM annotation_tracking_event WHERE project_id = ? ORDER BY id
                """, team.project()).forEach(line -> {
            String[] word = line.split(" ");
            if (word[1].equals("locked")) {
                Long last = epochs.put(word[0], Long.valueOf(word[2]));
                if (!held.add(word[0]) || (last != null && last >= Long.parseLong(word[2]))) {
                    broken.add(line);
                }
            } else if (ENDINGS.contains(word[1]) && !held.remove(word[0])) {
                broken.add(line);
            }
        });
        return broken;
    }
}
