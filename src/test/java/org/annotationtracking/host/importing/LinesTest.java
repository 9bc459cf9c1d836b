package org.annotationtracking.host.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.annotationtracking.core.DomainException;
import org.junit.jupiter.api.Test;

/** A stream is taken line by line, and no further than it may be long. */
class LinesTest {

    @Test
    void lines_are_counted_and_end_with_the_stream() throws IOException {
        Lines lines = lines("a\n\nb", 100);

        assertThat(lines.next()).isEqualTo(bytes("a"));
        assertThat(lines.next()).isEmpty();
        assertThat(lines.next()).isEqualTo(bytes("b"));
        assertThat(lines.number()).isEqualTo(3);
        assertThat(lines.next()).isNull();
    }

    @Test
    void a_line_beyond_a_mebibyte_is_cut_and_said_to_be() throws IOException {
        Lines lines = lines("a".repeat(1024 * 1024 + 1) + "\nb", 10_000_000);

        assertThat(lines.next()).hasSize(1024 * 1024);
        assertThat(lines.wasTooLong()).isTrue();
        assertThat(lines.next()).isEqualTo(bytes("b"));
        assertThat(lines.wasTooLong()).isFalse();
    }

    @Test
    void a_stream_beyond_its_limit_is_refused_at_that_line() throws IOException {
        Lines lines = lines("one\ntwo\nthree", 9);
        lines.next();
        lines.next();

        assertThatThrownBy(lines::next)
                .isInstanceOf(DomainException.class)
                .hasMessage("The import is larger than 9 bytes. The lines before line 3 were taken in.")
                .extracting("kind")
                .isEqualTo(DomainException.Kind.TOO_LARGE);
    }

    @Test
    void a_stream_of_exactly_its_limit_is_read() throws IOException {
        Lines lines = lines("one\ntwo", 7);

        lines.next();
        assertThat(lines.next()).isEqualTo(bytes("two"));
        assertThat(lines.next()).isNull();
    }

    private static Lines lines(String text, long maxBytes) {
        return new Lines(new ByteArrayInputStream(bytes(text)), maxBytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
