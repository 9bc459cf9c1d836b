package org.annotationtracking.auth.cookie;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A cookie for the client, written as Django writes it.
 *
 * @param readable whether scripts of the page may read it
 */
public record SetCookie(String name, String value, Duration maxAge, boolean readable, boolean secure) {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    /** One that makes the client forget the cookie. */
    public static SetCookie forgetting(String name, boolean secure) {
        return new SetCookie(name, "\"\"", Duration.ZERO, true, secure);
    }

    /** The value of the {@code Set-Cookie} header. */
    public String header(Instant now) {
        Instant end = maxAge.isZero() ? Instant.EPOCH : now.plus(maxAge);
        return "%s=%s; expires=%s; %sMax-Age=%d; Path=/; SameSite=Lax%s"
                .formatted(
                        name,
                        value,
                        HTTP_DATE.format(end),
                        readable ? "" : "HttpOnly; ",
                        maxAge.toSeconds(),
                        secure ? "; Secure" : "");
    }
}
