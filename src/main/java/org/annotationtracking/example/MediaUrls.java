package org.annotationtracking.example;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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
        return base + resolved(encode(path));
    }

    /** Under {@code /media/}, empty parts and dots followed as a browser would. */
    private static String resolved(String path) {
        List<String> kept = new ArrayList<>(List.of("", "media"));
        String last = "";
        for (String part : path.split("/", -1)) {
            boolean dots = part.equals(".") || part.equals("..");
            if (part.equals("..") && kept.size() > 1) {
                kept.remove(kept.size() - 1);
            } else if (!dots && !part.isEmpty()) {
                kept.add(part);
            }
            last = dots ? "" : part;
        }
        return String.join("/", kept) + (last.isEmpty() ? "/" : "");
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
