package org.annotationtracking.stats.progress;

import java.util.List;

/** Who has ticked how many examples of a project; members who ticked none are in it too. */
record MemberProgress(long total, List<Share> progress) {

    /** One person's check marks. */
    record Share(String user, long done) {}
}
