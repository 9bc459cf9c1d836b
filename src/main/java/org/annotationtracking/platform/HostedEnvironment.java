package org.annotationtracking.platform;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.EnvConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Makes {@code DATABASE_URL} and {@code PORT}, as hosting platforms set them, work as they are. They win over the
 * settings inside the application and lose against every Quarkus setting from outside; beside a JDBC address of its own
 * {@code DATABASE_URL} is ignored as a whole, so that the name of one never meets the password of the other.
 */
public final class HostedEnvironment implements ConfigSourceFactory {

    /** Between application.properties inside the application (250) and config/application.properties beside it (260). */
    private static final int ORDINAL = 255;

    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";

    /** Leaves out what cannot be used: {@link Main} refuses it at the start, and a build must not depend on it. */
    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        try {
            return List.of(source(translate(
                    value(context, JDBC_URL).isPresent() ? Optional.empty() : value(context, "DATABASE_URL"),
                    value(context, "PORT"))));
        } catch (SettingException e) {
            return List.of();
        }
    }

    /** The Quarkus settings, in their environment form, that these two mean. Refuses with {@link SettingException}. */
    static Map<String, String> translate(Optional<String> databaseUrl, Optional<String> port) {
        var settings = new HashMap<String, String>();
        databaseUrl.map(DatabaseUrl::parse).ifPresent(database -> {
            settings.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
            put(settings, "QUARKUS_DATASOURCE_USERNAME", database.username());
            put(settings, "QUARKUS_DATASOURCE_PASSWORD", database.password());
        });
        port.map(HostedEnvironment::requirePort).ifPresent(number -> {
            settings.put("QUARKUS_HTTP_PORT", number);
            settings.put("QUARKUS_HTTP_HOST", "0.0.0.0");
        });
        return settings;
    }

    /** An environment source, because Quarkus writes the values of every other kind into the application when it is built. */
    private static ConfigSource source(Map<String, String> settings) {
        return new EnvConfigSource(settings, ORDINAL);
    }

    private static void put(
            Map<String, String> settings, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            settings.put(name, value);
        }
    }

    private static String requirePort(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
            throw new SettingException("PORT", "it must be a number from 0 to 65535");
        }
        return text;
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        return Optional.ofNullable(context.getValue(name))
                .map(ConfigValue::getValue)
                .filter(text -> !text.isBlank());
    }
}
