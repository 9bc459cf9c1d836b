package org.annotationtracking.stats.progress;

/** How far a project is, as one person sees it: by the own check marks, in a collaborative project by anybody's. */
record Progress(long total, long remaining, long complete) {

    static Progress of(long total, long complete) {
        return new Progress(total, Math.max(0, total - complete), complete);
    }
}
