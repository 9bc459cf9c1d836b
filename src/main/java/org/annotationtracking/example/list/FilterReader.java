package org.annotationtracking.example.list;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.annotationtracking.auth.Visibility;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.TrackingStatus;
import org.annotationtracking.example.list.ExampleFilter.Condition;
import org.annotationtracking.example.list.ExampleFilter.Person;
import org.annotationtracking.example.list.ExampleFilter.Side;
import org.annotationtracking.example.list.ListReader.Asker;
import org.annotationtracking.platform.LiveLock;
import org.annotationtracking.platform.SearchTerms;
import org.annotationtracking.queue.Queue;
import org.annotationtracking.queue.Workable;
import org.jspecify.annotations.Nullable;

/** Reads a list's filters from its address. Blank parameters count as not given; words nobody knows are refused. */
final class FilterReader {

    private final Function<String, @Nullable String> query;
    private final Asker asker;
    private final Workable workable;
    private final HostTableQueries tables;
    private final Visibility visibility;
    private final List<Condition> others = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final EnumSet<TrackingStatus> statuses = EnumSet.noneOf(TrackingStatus.class);
    private Person person = Person.ANYBODY;
    private boolean held;

    private FilterReader(
            Function<String, @Nullable String> query,
            Asker asker,
            Workable workable,
            HostTableQueries tables,
            Visibility visibility) {
        this.query = query;
        this.asker = asker;
        this.workable = workable;
        this.tables = tables;
        this.visibility = visibility;
    }

    /** Reads the parameters by their names; {@code me} among usernames is the caller. Refuses with {@code invalid}. */
    static ExampleFilter read(
            Function<String, @Nullable String> query,
            Asker asker,
            Workable workable,
            HostTableQueries tables,
            Visibility visibility) {
        return new FilterReader(query, asker, workable, tables, visibility).read();
    }

    private ExampleFilter read() {
        given("status", this::status);
        given("queue", this::queue);
        given("annotated_by", name -> person(Person.ANNOTATOR, "annotatedBy", name));
        given("reviewed_by", name -> person(Person.REVIEWER, "reviewedBy", name));
        given("locked_by", this::lockedBy);
        given("locked", this::locked);
        given("updated_since", this::updatedSince);
        ofDoccano(new DoccanoFilters(tables, others, values));
        given("q", this::search);
        visible();
        return new ExampleFilter(
                statuses.isEmpty() ? ExampleFilter.ANY : Set.copyOf(statuses),
                person,
                held,
                false,
                List.copyOf(others),
                Map.copyOf(values));
    }

    private void ofDoccano(DoccanoFilters filters) {
        given("confirmed", filters::confirmed);
        given("label", filters::label);
        given("assignee", filters::assignee);
        given("project", id -> filters.project(id, asker.projectId()));
        given("text", filters::text);
        given("created_at", word -> filters.moment("created_at", word));
        given("updated_at", word -> filters.moment("updated_at", word));
    }

    private void given(String name, Consumer<String> then) {
        String value = query.apply(name);
        if (value != null && !value.isBlank()) {
            then.accept(value.strip());
        }
    }

    private void status(String words) {
        for (String word : words.split(",")) {
            statuses.add(TrackingStatus.parse(word.strip()).orElseThrow(() -> unknown("status", word)));
        }
    }

    /** What the caller could work on now: its statuses lead to the examples, the rest of the rule narrows them. */
    private void queue(String word) {
        Queue queue = Queue.parse(word).orElseThrow(() -> unknown("queue", word));
        if (statuses.isEmpty()) {
            statuses.addAll(queue.statuses());
        }
        onTracking(workable.condition(queue));
        values.putAll(workable.values());
    }

    /** What the caller may see is a filter like any other: counts, pages and exports go by it. */
    private void visible() {
        if (visibility.isLimited(asker.caller())) {
            others.add(new Condition("e.id IN (" + visibility.ids("viewer") + ")", Side.ELSEWHERE));
            values.put("viewer", (int) asker.id());
        }
    }

    /** The first person leads to the examples, a second one narrows them. */
    private void person(Person which, String name, String username) {
        if (person == Person.ANYBODY) {
            person = which;
        } else {
            onTracking(which.sql());
        }
        values.put(name, username.equals("me") ? asker.username() : username);
    }

    private void lockedBy(String username) {
        held = true;
        onTracking("t.locked_by_id = (SELECT id FROM auth_user WHERE username = :lockedBy)");
        onTracking(LiveLock.SQL);
        values.put("lockedBy", username.equals("me") ? asker.username() : username);
    }

    private void locked(String word) {
        boolean wanted = flag("locked", word);
        held |= wanted;
        onTracking(wanted ? LiveLock.SQL : "(" + LiveLock.SQL + ") IS NOT TRUE");
    }

    private void updatedSince(String word) {
        values.put("updatedSince", Moment.read("updated_since", word));
        others.add(new Condition(
                "(t.changed_at >= :updatedSince OR e.updated_at >= :updatedSince)",
                Side.BOTH,
                List.of(
                        "SELECT t.example_id FROM annotation_tracking t"
                                + " WHERE t.project_id = :project AND t.changed_at >= :updatedSince",
                        "SELECT e.id FROM examples_example e"
                                + " WHERE e.project_id = :project AND e.updated_at >= :updatedSince")));
    }

    private void search(String text) {
        int number = 0;
        for (String pattern : SearchTerms.patterns(text)) {
            String name = "term" + number++;
            others.add(new Condition(
                    "(upper(e.text) LIKE upper(:%1$s) OR upper(e.filename) LIKE upper(:%1$s))".formatted(name),
                    Side.TEXT));
            values.put(name, pattern);
        }
    }

    private void onTracking(String sql) {
        others.add(new Condition(sql, Side.TRACKING));
    }

    private static boolean flag(String name, String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw unknown(name, word);
        };
    }

    private static DomainException unknown(String name, String word) {
        String text = "\"%s\" is not a valid choice.".formatted(word);
        return DomainException.badRequest("invalid", name + ": " + text).with(name, List.of(text));
    }
}
