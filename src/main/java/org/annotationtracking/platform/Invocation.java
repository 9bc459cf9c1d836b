package org.annotationtracking.platform;

import java.util.List;
import java.util.Set;

/** The words the program was called with. */
record Invocation(List<String> words) {
    private static final Set<String> ABOUT_ITSELF = Set.of("version", "--version", "-V", "help", "--help", "-h");

    /** Commands that must not start, join or wait for a database. */
    private static final Set<String> WITHOUT_DATABASE = Set.of("explain", "start-over");

    /** Whether this is the service rather than a command. */
    boolean isServe() {
        return words.isEmpty() || words.get(0).equals("serve");
    }

    boolean needsDatabase() {
        if (isServe()) {
            return true;
        }
        boolean help = words.stream().anyMatch(ABOUT_ITSELF::contains);
        boolean group = words.size() == 1;
        return !help && !group && !(words.get(0).equals("schema") && WITHOUT_DATABASE.contains(words.get(1)));
    }
}
