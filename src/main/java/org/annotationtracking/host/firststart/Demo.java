package org.annotationtracking.host.firststart;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.annotationtracking.auth.RoleRules;
import org.annotationtracking.core.Role;
import org.annotationtracking.core.TrackingStatus;
import org.annotationtracking.host.account.AccountService;
import org.annotationtracking.host.account.AccountService.NewUser;
import org.annotationtracking.host.importing.ImportReport;
import org.annotationtracking.host.importing.ImportService;
import org.annotationtracking.host.project.ProjectService;

/** Two projects to look at, of texts and of speech: one member for each role, and examples at every stage of their life. */
@ApplicationScoped
class Demo {

    private static final String TEXTS = "/demo/examples.jsonl";

    /** Their recordings are files of the page's, under {@code /media/demo/}. */
    private static final String SPEECH = "/demo/speech.jsonl";

    private static final List<TrackingStatus> STAGES = List.of(
            TrackingStatus.PENDING,
            TrackingStatus.SUBMITTED,
            TrackingStatus.PENDING,
            TrackingStatus.APPROVED,
            TrackingStatus.PENDING,
            TrackingStatus.REJECTED);

    private final AccountService accounts;
    private final ProjectService projects;
    private final ImportService imports;
    private final RoleRules roles;
    private final ObjectMapper mapper;
    private final Clock clock;

    Demo(
            AccountService accounts,
            ProjectService projects,
            ImportService imports,
            RoleRules roles,
            ObjectMapper mapper,
            Clock clock) {
        this.accounts = accounts;
        this.projects = projects;
        this.imports = imports;
        this.roles = roles;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Whom it takes: one of each role, of the role's name. */
    List<String> memberNames() {
        return Stream.of(Role.values()).map(roles::name).toList();
    }

    /** Creates it, in the transaction that is open, with the accounts of {@link #memberNames}. */
    void create(String admin, long adminId, Function<String, NewUser> members) {
        long texts = projects.createForTexts(
                "Demo", "Short texts in several languages, at every stage of their life", adminId);
        long speech = projects.createForSpeech("Demo: speech", "Short recordings to be written down", adminId);
        for (String name : memberNames()) {
            long member = accounts.create(members.apply(name)).id();
            projects.join(texts, member, name);
            projects.join(speech, member, name);
        }
        fill(texts, admin, TEXTS);
        fill(speech, admin, SPEECH);
    }

    private void fill(long project, String admin, String shipped) {
        try {
            ImportReport report = imports.importJsonLines(project, admin, new ByteArrayInputStream(lines(shipped)));
            if (report.rejectedCount() > 0) {
                throw new IllegalStateException(
                        "The demo's examples are not what an import takes: " + report.rejected());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What is shipped as lines of an export, each with a standing. */
    private byte[] lines(String shipped) throws IOException {
        StringBuilder lines = new StringBuilder();
        try (InputStream in = Objects.requireNonNull(Demo.class.getResourceAsStream(shipped), shipped);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.append(withStanding(line, number++)).append('\n');
            }
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode withStanding(String line, int number) throws IOException {
        ObjectNode example = (ObjectNode) mapper.readTree(line);
        TrackingStatus status = STAGES.get(number % STAGES.size());
        Instant submitted = clock.instant().minus(Duration.ofHours(600 - number));
        if (status != TrackingStatus.PENDING) {
            example.put("uuid", UUID.randomUUID().toString()).put("tracking_status", status.wire());
            example.put("annotated_by_username", roles.name(Role.ANNOTATOR)).put("annotated_at", submitted.toString());
        }
        if (status == TrackingStatus.APPROVED || status == TrackingStatus.REJECTED) {
            example.put("reviewed_by_username", roles.name(Role.APPROVER))
                    .put("reviewed_at", submitted.plus(Duration.ofHours(2)).toString());
        }
        if (status == TrackingStatus.REJECTED) {
            example.put("review_notes", "Please look at the last sentence again.");
        }
        return example;
    }
}
