package org.annotationtracking.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern NEXT_ITEM = Pattern.compile("\\},\\{\"id\":\\d+,");

    static final String NOBODY = "nobody";

    Exchange by(String person) {
        return new Exchange(name, person, method, path, body, status, json, cut);
    }

    Exchange to(String address) {
        return new Exchange(name, who, method, address, body, status, json, cut);
    }

    /** The whole items of a list whose end is missing; null where there is no beginning to go by. */
    static @Nullable String repaired(String json) {
        int end = -1;
        for (Matcher item = NEXT_ITEM.matcher(json); item.find(); ) {
            end = item.start();
        }
        return end < 0 ? null : json.substring(0, end) + "}]}";
    }
}
