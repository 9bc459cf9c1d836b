package org.annotationtracking.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres://u:p@db.example.org:5433/tracking                  | jdbc:postgresql://db.example.org:5433/tracking
            postgresql://u:p@db/tracking?sslmode=require                 | jdbc:postgresql://db/tracking?sslmode=require
            postgres://u:p@[2001:db8::1]:5432/tracking                   | jdbc:postgresql://[2001:db8::1]:5432/tracking
            postgres://u:p@a:1,b:2/tracking?targetServerType=primary     | jdbc:postgresql://a:1,b:2/tracking?targetServerType=primary
            postgres://u:p@db/tr%C3%A4cking%20it                         | jdbc:postgresql://db/tr%C3%A4cking+it
            postgres://u:p@db/tracking?connect_timeout=5&sslmode=disable | jdbc:postgresql://db/tracking?connectTimeout=5&sslmode=disable
            postgres://db/tracking                                       | jdbc:postgresql://db/tracking
            jdbc:postgresql://db:1/tracking?user=u                       | jdbc:postgresql://db:1/tracking?user=u
            """)
    void becomes_a_jdbc_address(String given, String expected) {
        assertThat(DatabaseUrl.parse(given).jdbcUrl()).isEqualTo(expected);
    }

    @Test
    void name_and_password_are_decoded_and_leave_the_address() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://us%40er:p%3Aa%2Fs+s:%25@db/tracking");

        assertThat(url.username()).isEqualTo("us@er");
        assertThat(url.password()).isEqualTo("p:a/s+s:%");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db/tracking");
        assertThat(url.toString()).doesNotContain("p:a/s+s");
    }

    @Test
    void a_password_with_a_bare_at_sign_is_understood() {
        assertThat(DatabaseUrl.parse("postgres://u:p@ss@db/tracking").password())
                .isEqualTo("p@ss");
    }

    @Test
    void name_and_password_may_be_missing() {
        assertThat(DatabaseUrl.parse("postgres://u@db/tracking").password()).isNull();
        assertThat(DatabaseUrl.parse("postgres://db/tracking").username()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:geheim@db/tracking",
                "geheim",
                "postgres://",
                "postgres://u:geheim@db",
                "postgres://u:geheim@db/",
                "postgres://u:geheim@/tracking",
                "postgres://u:geheim@db:0/tracking",
                "postgres://u:geheim@db:65536/tracking",
                "postgres://u:geheim@db:99999999999/tracking",
                "postgres://u:geheim@db:port/tracking",
                "postgres://u:geheim@a,,b/tracking",
                "postgres://u:geheim%@db/tracking",
                "postgres://u:geheim%zz@db/tracking",
                "postgres://u:geheim@2001:db8::1/tracking",
                "postgres://u:geheim@db/a/b",
                "postgres://u:geheim@db/tracking?sslmode",
                "postgres://u:geheim@db/tracking#geheim",
                "postgres://u:geheim@d b/tracking",
                "postgres://u:geheim@db\n/tracking"
            })
    void nonsense_is_refused_in_one_line_without_the_password(String given) {
        assertThatThrownBy(() -> DatabaseUrl.parse(given))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("DATABASE_URL cannot be used: ")
                .hasMessageNotContainingAny("geheim", "\n");
    }
}
