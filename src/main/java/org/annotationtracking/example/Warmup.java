package org.annotationtracking.example;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.core.SchemaReady;
import org.annotationtracking.example.ExampleQueries.Row;
import org.annotationtracking.example.ExampleQueries.View;
import org.annotationtracking.example.list.ListQuery;
import org.annotationtracking.example.list.ListReader;
import org.annotationtracking.example.list.ListReader.Asker;
import org.jboss.logging.Logger;

/**
 * Reads pages of a list before readiness turns UP, so that the first person who asks does not wait for what a first reading
 * loads and compiles. Where a list cannot be read, whoever asks for it is told; the start goes on.
 */
@ApplicationScoped
class Warmup {

    private static final Logger LOG = Logger.getLogger(Warmup.class);

    /** What people begin with, by page and by cursor. */
    private static final List<Map<String, String>> LISTS = List.of(
            Map.of(), Map.of("cursor", ""), Map.of("cursor", "", "status", "pending"), Map.of("annotated_by", "me"));

    private static final Caller NOBODY = new Caller(0, "", true, false, null, Set.of());

    private static final int LIMIT = 50;

    /** A start may take this much longer for it. */
    private static final Duration ENOUGH = Duration.ofMillis(400);

    private final NewestQueries newest;
    private final ExampleQueries examples;
    private final ListReader lists;
    private final ObjectMapper mapper;

    Warmup(NewestQueries newest, ExampleQueries examples, ListReader lists, ObjectMapper mapper) {
        this.newest = newest;
        this.examples = examples;
        this.lists = lists;
        this.mapper = mapper;
    }

    /** After those who learn from the event what the lists must know. */
    void atStart(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) SchemaReady ready) {
        LOG.debugf("Pages read before the first request: %d", pages());
    }

    /** Reads for a while; how many pages were read. */
    int pages() {
        int read = 0;
        long end = System.nanoTime() + ENOUGH.toNanos();
        try {
            long project = newest.project().orElse(0L);
            while (System.nanoTime() < end) {
                page(project, LISTS.get(read % LISTS.size()));
                read++;
            }
        } catch (RuntimeException | JsonProcessingException e) {
            LOG.debug("Nothing more is read before the first request", e);
        }
        return read;
    }

    private void page(long project, Map<String, String> parameters) throws JsonProcessingException {
        var view = new View(project, 0, new MediaUrls(""));
        ListQuery query = lists.read(parameters::get, new Asker(project, NOBODY));
        List<Row> rows = examples.page(view, query, LIMIT, 0);
        if (!query.byCursor()) {
            examples.count(view, query);
        }
        mapper.writeValueAsBytes(rows.stream().map(Row::example).toList());
    }
}
