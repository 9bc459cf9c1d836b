package org.annotationtracking.auth.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CookiesTest {

    @Test
    void of_two_cookies_with_one_name_the_last_counts() {
        Cookies cookies = Cookies.of(List.of("a=1; b = \"two\" ;a=3; ;=; alone", "c=x=y"));

        assertThat(cookies.get("a")).contains("3");
        assertThat(cookies.get("b")).contains("two");
        assertThat(cookies.get("c")).contains("x=y");
        assertThat(cookies.get("alone")).isEmpty();
        assertThat(Cookies.of(null).get("a")).isEmpty();
    }

    @Test
    void a_cookie_is_written_as_django_writes_it() {
        Instant now = Instant.parse("2026-11-22T10:47:32.5Z");

        assertThat(new SetCookie("sessionid", "abc", Duration.ofDays(14), false, false).header(now))
                .isEqualTo("sessionid=abc; expires=Sun, 06 Dec 2026 10:47:32 GMT; HttpOnly; Max-Age=1209600; Path=/;"
                        + " SameSite=Lax");
        assertThat(new SetCookie("csrftoken", "x", Duration.ofDays(364), true, true).header(now))
                .isEqualTo("csrftoken=x; expires=Sun, 21 Nov 2027 10:47:32 GMT; Max-Age=31449600; Path=/;"
                        + " SameSite=Lax; Secure");
        assertThat(SetCookie.forgetting("sessionid", false).header(now))
                .isEqualTo("sessionid=\"\"; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/; SameSite=Lax");
    }
}
