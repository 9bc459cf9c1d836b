package org.annotationtracking.platform;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A database address as hosting platforms give it in {@code DATABASE_URL}, in the form that JDBC wants. */
record DatabaseUrl(
        String jdbcUrl, @Nullable String username, @Nullable String password) {

    private static final String JDBC = "jdbc:postgresql:";
    private static final Pattern SHAPE = Pattern.compile(
            "postgres(?:ql)?://(?:(?<user>[^/?#]*)@)?(?<hosts>[^/?#@]+)/(?<database>[^/?#]+)(?:\\?(?<query>[^#]*))?");
    private static final Pattern HOST = Pattern.compile("(?:[\\w.-]+|\\[[0-9A-Fa-f:.%\\w]+])(?::(?<port>\\d+))?");
    private static final Pattern PARAMETER = Pattern.compile("(?<name>[\\w.-]+)=(?<value>[^&=]*)");

    /** libpq's names of parameters that the JDBC driver knows under its own; it knows the others, such as sslmode, as they are. */
    private static final Map<String, String> DRIVER_NAMES = Map.of(
            "application_name", "ApplicationName",
            "connect_timeout", "connectTimeout",
            "channel_binding", "channelBinding");

    /**
     * Reads {@code postgres://user:password@host:port/database?parameters}, several hosts separated by commas, or a JDBC
     * address as it is. Refuses anything else with a {@link SettingException} that never holds the value.
     */
    static DatabaseUrl parse(String text) {
        if (text.startsWith(JDBC)) {
            return new DatabaseUrl(text, null, null);
        }
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw refusal("it must look like postgres://user:password@host:5432/database");
        }
        for (String host : parts.group("hosts").split(",", -1)) {
            requireHost(host);
        }
        String database = URLEncoder.encode(decoded(parts.group("database")), StandardCharsets.UTF_8);
        String parameters = parameters(parts.group("query"));
        String address = JDBC + "//" + parts.group("hosts") + "/" + database + parameters;
        String[] user = parts.group("user") == null
                ? new String[0]
                : parts.group("user").split(":", 2);
        return new DatabaseUrl(address, part(user, 0), part(user, 1));
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return withoutParameters() + (username == null ? "" : " as " + username);
    }

    private String withoutParameters() {
        return jdbcUrl.replaceFirst("\\?.*", "");
    }

    private static void requireHost(String host) {
        Matcher parts = HOST.matcher(host);
        if (!parts.matches()) {
            throw refusal("a host is missing or not written like example.org, 192.0.2.1 or [2001:db8::1]");
        }
        String port = parts.group("port");
        if (port != null && (port.length() > 5 || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535)) {
            throw refusal("its port must be a number from 1 to 65535");
        }
    }

    private static String parameters(@Nullable String query) {
        List<String> parameters = new ArrayList<>();
        for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
            Matcher parts = PARAMETER.matcher(pair);
            if (!parts.matches()) {
                throw refusal("its parameters must look like ?sslmode=require&connect_timeout=5");
            }
            String name = parts.group("name");
            parameters.add(DRIVER_NAMES.getOrDefault(name, name) + "=" + parts.group("value"));
        }
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static @Nullable String part(String[] parts, int index) {
        return parts.length > index && !parts[index].isEmpty() ? decoded(parts[index]) : null;
    }

    /** Percent-encoding as in addresses, where a plus sign is a plus sign. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refusal("a % in it must be followed by two hexadecimal digits (write %25 for the sign itself)");
        }
    }

    private static SettingException refusal(String reason) {
        return new SettingException("DATABASE_URL", reason);
    }
}
