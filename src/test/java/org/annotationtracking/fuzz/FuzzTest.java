package org.annotationtracking.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.World;
import org.annotationtracking.fuzz.Target.Outcome;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Thousands of requests that nobody thought of, and those that once found something. */
@ServiceTest
class FuzzTest {
    private static final Logger LOG = Logger.getLogger(FuzzTest.class);
    private static final Path CORPUS = Path.of("src/test/resources/fuzz/found.jsonl");

    /** Where requests are left that found something, to be added to the others once it is mended. */
    private static final Path FOUND = Path.of("target/found.jsonl");

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 5000);
    private static final boolean ALL = REQUESTS >= 50_000;

    /** The short form makes the same requests each time, lest a build fails for what is not of its change. */
    private static final long SEED = Long.getLong("fuzz.seed", ALL ? System.nanoTime() : 1);

    /** After so many a new project, lest everything in it is deleted, locked or decided. */
    private static final int ON_ONE_GROUND = 40;

    @Inject
    World world;

    private final ApiDocument document = new ApiDocument();
    private final Map<String, ApiOperation> operations =
            document.operations().stream().collect(Collectors.toMap(ApiOperation::name, operation -> operation));
    private final Verdict verdict = new Verdict(document);
    private final Target target = new Target();

    /** By what is wrong, the first draft that showed it. */
    private final Map<String, String> wrong = new LinkedHashMap<>();

    private final Map<String, Integer> answers = new TreeMap<>();
    private final TreeSet<String> done = new TreeSet<>();

    @Test
    void nothing_made_up_is_answered_with_a_5xx_or_otherwise_than_described() throws IOException {
        Learned learned = new Learned();
        Drafter drafter = new Drafter(document, new Random(SEED), learned);
        Ground ground = new Ground(world);
        for (int n = 0; n < REQUESTS; n++) {
            ground = n % ON_ONE_GROUND == 0 ? new Ground(world) : ground;
            learned.from(Verdict.json(send(drafter.next(), ground)));
        }

        LOG.infof("%d requests by seed %d: %s", REQUESTS, SEED, answers);
        Files.write(FOUND, wrong.values());
        assertThat(wrong.keySet())
                .as("by seed %d; the requests are in %s", SEED, FOUND)
                .isEmpty();
        List<String> never =
                shouldSucceed().stream().filter(name -> !done.contains(name)).toList();
        assertThat(never)
                .as("operations that never succeeded")
                .hasSizeLessThanOrEqualTo(ALL ? 0 : operations.size() / 10);
    }

    @Test
    void what_was_once_found_stays_mended() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(CORPUS));
        assertThat(lines).isNotEmpty();

        for (String line : lines) {
            send(Draft.read(line), new Ground(world));
        }

        assertThat(wrong.keySet()).isEmpty();
    }

    private Outcome send(Draft draft, Ground ground) {
        ApiOperation operation = operations.get(draft.operation());
        if (operation == null) {
            throw new AssertionError(draft.operation() + " is not in the document");
        }
        try {
            Outcome outcome = target.send(draft, ground);
            answers.merge(Integer.toString(outcome.status()), 1, Integer::sum);
            if (outcome.status() < 300 && draft.method().equals(operation.method())) {
                done.add(operation.name());
            }
            verdict.of(operation, draft, outcome)
                    .forEach(complaint -> wrong.putIfAbsent(draft.operation() + " " + complaint, draft.line()));
            return outcome;
        } catch (IOException hung) {
            wrong.putIfAbsent(draft.operation() + " " + hung, draft.line());
            return new Outcome(0, "", "");
        }
    }

    /**
     * Those that a made-up request can do; changes of the schema need a plan, a login a password, and a webhook an
     * address of somebody else's, whom no test may call.
     */
    private List<String> shouldSucceed() {
        return operations.keySet().stream()
                .filter(name -> !name.matches(
                        "POST (/ops/schema/(apply|undo)|/v1/auth/login|.*/webhooks)|.*/webhooks/\\{webhook}.*"))
                .toList();
    }
}
