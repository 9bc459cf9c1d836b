package org.annotationtracking.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.example.list.ListQuery;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Looks for text. What a word costs depends on the word, so its statements are planned for it, and none may take longer
 * than {@code tracking.search.within}.
 */
@ApplicationScoped
class SearchQueries {

    private static final String STOPPED = "57014";

    private final Jdbi jdbi;
    private final Duration within;

    @Inject
    SearchQueries(Jdbi jdbi, SearchConfig config) {
        this(jdbi, config.within());
    }

    SearchQueries(Jdbi jdbi, Duration within) {
        this.jdbi = jdbi;
        this.within = within;
    }

    /**
     * Looks up which examples have the text, the label or the assignee, or have changed, where they are few: then they are
     * filtered and sorted as they are. Where they are many, a page meets enough of them on its way.
     *
     * @param run binds the query's own values and the project, and reads the ids
     */
    ListQuery lookUp(ListQuery query, Function<Handle, List<Long>> run) {
        if (!query.looksUp()) {
            return query;
        }
        List<Long> hits = query.searches() ? bounded(run) : planned(run);
        return query.areMany(hits.size()) ? query : query.among(hits);
    }

    private List<Long> planned(Function<Handle, List<Long>> run) {
        return jdbi.inTransaction(sql -> {
            sql.execute("SET LOCAL plan_cache_mode = force_custom_plan");
            return run.apply(sql);
        });
    }

    /** Runs statements that look for text; refuses with 400 {@code invalid} when they take too long. */
    <T> T bounded(Function<Handle, T> run) {
        try {
            return jdbi.inTransaction(sql -> {
                sql.execute("SET LOCAL statement_timeout = " + within.toMillis());
                sql.execute("SET LOCAL plan_cache_mode = force_custom_plan");
                return run.apply(sql);
            });
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException cause && STOPPED.equals(cause.getSQLState())) {
                throw tooMuch();
            }
            throw e;
        }
    }

    private DomainException tooMuch() {
        String text = "Searching took longer than %d ms and was stopped. Look for longer words, or add a filter."
                .formatted(within.toMillis());
        return DomainException.badRequest("invalid", "q: " + text).with("q", List.of(text));
    }
}
