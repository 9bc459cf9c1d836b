package org.annotationtracking.platform;

/** Takes out the blanks that PostgreSQL puts between the parts of a JSON text. */
public final class CompactJson {

    private CompactJson() {}

    /** The same JSON without blanks outside its strings. */
    public static String of(String json) {
        StringBuilder compact = new StringBuilder(json.length());
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inString && c == '\\') {
                compact.append(c).append(json.charAt(++i));
                continue;
            }
            if (c == '"') {
                inString = !inString;
            }
            if (inString || c > ' ') {
                compact.append(c);
            }
        }
        return compact.toString();
    }
}
