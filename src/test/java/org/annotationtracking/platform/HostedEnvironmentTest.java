package org.annotationtracking.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostedEnvironmentTest {

    private static final int INSIDE = 250;
    private static final int OUTSIDE = 300;

    private static final Map<String, String> HOSTED =
            Map.of("DATABASE_URL", "postgres://name:secret@db/tracking", "PORT", "10000");

    @Test
    void a_hosts_variables_mean_the_quarkus_settings() {
        SmallRyeConfig config = config(Map.of("quarkus.http.host", "127.0.0.1"), HOSTED);

        assertThat(config.getRawValue("quarkus.datasource.jdbc.url")).isEqualTo("jdbc:postgresql://db/tracking");
        assertThat(config.getRawValue("quarkus.datasource.username")).isEqualTo("name");
        assertThat(config.getRawValue("quarkus.datasource.password")).isEqualTo("secret");
        assertThat(config.getRawValue("quarkus.http.port")).isEqualTo("10000");
        assertThat(config.getRawValue("quarkus.http.host")).isEqualTo("0.0.0.0");
    }

    @Test
    void a_jdbc_address_of_its_own_silences_the_whole_database_url() {
        SmallRyeConfig config = config(
                Map.of(),
                Map.of(
                        "DATABASE_URL", "postgres://name:secret@db/tracking",
                        "quarkus.datasource.jdbc.url", "jdbc:postgresql://other/tracking"));

        assertThat(config.getRawValue("quarkus.datasource.jdbc.url")).isEqualTo("jdbc:postgresql://other/tracking");
        assertThat(config.getRawValue("quarkus.datasource.username")).isNull();
        assertThat(config.getRawValue("quarkus.datasource.password")).isNull();
    }

    @Test
    void settings_from_outside_win_over_port() {
        SmallRyeConfig config = config(
                Map.of(), Map.of("PORT", "10000", "quarkus.http.port", "9000", "quarkus.http.host", "127.0.0.1"));

        assertThat(config.getRawValue("quarkus.http.port")).isEqualTo("9000");
        assertThat(config.getRawValue("quarkus.http.host")).isEqualTo("127.0.0.1");
    }

    @Test
    void empty_variables_mean_nothing() {
        SmallRyeConfig config = config(Map.of(), Map.of("DATABASE_URL", "", "PORT", " "));

        assertThat(config.getRawValue("quarkus.datasource.jdbc.url")).isNull();
        assertThat(config.getRawValue("quarkus.http.port")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "65536", "99999999999", "80 80", "8080/tcp", "٨٠"})
    void unusable_port_is_refused_in_one_line(String port) {
        assertThatThrownBy(() -> HostedEnvironment.translate(Optional.empty(), Optional.of(port)))
                .isInstanceOf(SettingException.class)
                .hasMessage("PORT cannot be used: it must be a number from 0 to 65535");
    }

    private static SmallRyeConfig config(Map<String, String> inside, Map<String, String> outside) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(inside, "inside", INSIDE))
                .withSources(new PropertiesConfigSource(outside, "outside", OUTSIDE))
                .withSources(new HostedEnvironment())
                .build();
    }
}
