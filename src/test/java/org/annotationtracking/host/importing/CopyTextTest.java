package org.annotationtracking.host.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopyTextTest {

    @Test
    void values_that_would_end_a_value_or_a_row_are_escaped_and_nothing_else_is() {
        CopyText rows = new CopyText();
        rows.row(7, "a\tb\nc\rd\\e", null, "\\N", "", "\\.", "ä\u2028😀\b");
        rows.row(1.5);

        assertThat(new String(rows.bytes(), UTF_8))
                .isEqualTo("7\ta\\tb\\nc\\rd\\\\e\t\\N\t\\\\N\t\t\\\\.\tä\u2028😀\b\n1.5\n");
    }
}
