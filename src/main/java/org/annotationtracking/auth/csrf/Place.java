package org.annotationtracking.auth.csrf;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scheme and host of an address; both empty where it names none. */
record Place(String scheme, String host) {

    private static final Pattern ADDRESS = Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?.*");

    /** Empty for what is no address at all. */
    static Optional<Place> of(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheme = parts.group(1) == null ? "" : parts.group(1).toLowerCase(Locale.ROOT);
        String host = parts.group(2) == null ? "" : parts.group(2);
        boolean halfBracket = host.contains("[") != host.contains("]");
        return halfBracket ? Optional.empty() : Optional.of(new Place(scheme, host));
    }

    /** The address this was read from, its scheme in small letters. */
    String withScheme(String address) {
        return scheme + address.substring(scheme.length());
    }

    /** Whether the host is the pattern, or below it where the pattern begins with a dot. */
    boolean isIn(String pattern) {
        String wanted = pattern.toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return false;
        }
        return wanted.equals(host)
                || (wanted.startsWith(".") && (host.endsWith(wanted) || host.equals(wanted.substring(1))));
    }
}
