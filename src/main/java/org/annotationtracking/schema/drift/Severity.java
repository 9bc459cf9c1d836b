package org.annotationtracking.schema.drift;

/** How bad a finding is, worst first. */
public enum Severity {
    /** A query of ours fails, or may write what must not be. */
    BLOCKING,
    /** Everything answers, but a guarantee or an index is missing. */
    DEGRADED,
    /** It only looks different. */
    COSMETIC,
    /** Worth knowing. */
    INFO
}
