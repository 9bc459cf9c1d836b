package org.annotationtracking.platform;

import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** What every line of the log that a request causes says of it, where lines are JSON; it ends with the request. */
public final class LogContext {

    private LogContext() {}

    /** Which request it is. */
    static void request(String id) {
        MDC.put("request_id", id);
    }

    /** Which trace it belongs to. */
    static void trace(TraceParent trace) {
        MDC.put("trace_id", trace.traceId());
        MDC.put("span_id", trace.spanId());
    }

    /** Who is asking, and about which project, if any. */
    public static void caller(String username, @Nullable String project) {
        MDC.put("user", username);
        if (project != null) {
            MDC.put("project", project);
        }
    }
}
