package org.annotationtracking.contract;

import org.jspecify.annotations.Nullable;

/**
 * One request and what doccano answers to it.
 *
 * @param who the name of the person who asks; {@code nobody} asks without credentials
 * @param body as it is sent; empty for none
 * @param json the answer's body, empty where it is no JSON
 * @param cut whether the answer was kept up to some place only
 */
record Exchange(
        String name, String who, String method, String path, String body, int status, String json, boolean cut) {

    static final String NOBODY = "nobody";

    Exchange by(String person) {
        return new Exchange(name, person, method, path, body, status, json, cut);
    }

    /** The whole items of a list whose end is missing. */
    static @Nullable String repaired(String json) {
        int end = json.lastIndexOf("},{\"id\":");
        return end < 0 || !json.contains("\"results\":[") ? null : json.substring(0, end) + "}]}";
    }
}
