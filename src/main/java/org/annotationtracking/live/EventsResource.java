package org.annotationtracking.live;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.Right;
import org.annotationtracking.history.feed.Feed;
import org.annotationtracking.platform.QueryValues;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What happens in a project, as it happens. */
@Path("/v1/projects/{project}/tracking/events")
@Tag(name = "Tracking")
class EventsResource {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String AGAIN_SECONDS = "5";

    private final Live live;
    private final Feed feed;
    private final CurrentCaller caller;

    EventsResource(Live live, Feed feed, CurrentCaller caller) {
        this.live = live;
        this.feed = feed;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Access(value = Right.READ, needs = Capability.HISTORY)
    @Operation(
            summary = "What happens in a project, as it happens",
            description =
                    "Server-sent events: every entry of the project's changes once and in order, its `seq` as the "
                            + "id and its JSON as the data. With `Last-Event-ID` from there on, else from now on. Ends when the "
                            + "caller may no longer read the project, or does not read.")
    @APIResponse(
            responseCode = "200",
            description = "A stream that goes on",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    public void events(
            @RestPath long project,
            @HeaderParam(LAST_EVENT_ID) @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context RoutingContext connection) {
        long newest = feed.newest(project);
        // A number that is not given yet is of another copy of the database: what is new here begins at its own end.
        long seq = lastEventId == null ? newest : Math.min(seq(lastEventId), newest);
        connection
                .response()
                .putHeader("Cache-Control", "no-store")
                // Otherwise nginx collects a page of events before it passes the first one on.
                .putHeader("X-Accel-Buffering", "no");
        SseLine line = new SseLine(sink, sse, connection);
        if (connection.request().method().equals(HttpMethod.HEAD)) {
            line.beat(seq);
            sink.close();
        } else {
            open(project, seq, line, connection);
        }
    }

    private void open(long project, long seq, Line line, RoutingContext connection) {
        try {
            live.open(project, seq, line, caller.get(), caller.door());
        } catch (DomainException full) {
            if (full.kind() == DomainException.Kind.TOO_MANY_REQUESTS) {
                connection.response().putHeader("Retry-After", AGAIN_SECONDS);
            }
            throw full;
        }
    }

    private static long seq(String lastEventId) {
        try {
            if (lastEventId.matches("[0-9]{1,19}")) {
                return Long.parseLong(lastEventId);
            }
        } catch (NumberFormatException beyondLong) {
            throw refused();
        }
        throw refused();
    }

    private static RuntimeException refused() {
        return QueryValues.refused(LAST_EVENT_ID, "The id of an event, a whole number from 0, is required.");
    }

    /** A reader at the other end of an HTTP connection. */
    record SseLine(SseEventSink sink, Sse sse, RoutingContext connection) implements Line {

        @Override
        public CompletionStage<?> send(Entry entry) {
            return send(sse.newEventBuilder().id(Long.toString(entry.seq())).data(entry.json()));
        }

        @Override
        public CompletionStage<?> beat(long seq) {
            return send(sse.newEventBuilder().id(Long.toString(seq)).comment(""));
        }

        @Override
        public boolean isClosed() {
            return sink.isClosed();
        }

        @Override
        public void close() {
            sink.close();
        }

        /** Past the connection's own {@code close}, which would wait behind what the reader does not take. */
        @Override
        public void cut() {
            HttpServerRequest request = connection.request();
            if (request.version() == HttpVersion.HTTP_2) {
                connection.response().reset();
            } else {
                var unused = ((ConnectionBase) request.connection())
                        .channelHandlerContext()
                        .close();
            }
        }

        private CompletionStage<?> send(OutboundSseEvent.Builder event) {
            try {
                return sink.send(event.build());
            } catch (IllegalStateException gone) {
                return CompletableFuture.failedFuture(gone);
            }
        }
    }
}
