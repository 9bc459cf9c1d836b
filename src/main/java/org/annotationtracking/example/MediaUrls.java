package org.annotationtracking.example;

import java.nio.charset.StandardCharsets;

/** Where an example's file is found: addresses elsewhere stay as they are, files of ours are under {@code /media/}. */
final class MediaUrls {

    private static final String KEPT = "/~!*()'_.-";

    private final String base;

    /** Files of a server that its client knows by this scheme, host and port. */
    MediaUrls(String base) {
        this.base = base;
    }

    String of(String filename) {
        if (filename.startsWith("http://") || filename.startsWith("https://")) {
            return filename;
        }
        String path = filename.replaceFirst("^/+", "");
        return base + "/media/" + (path.equals(".") ? "" : encode(path));
    }

    private static String encode(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return encoded.toString();
    }
}
