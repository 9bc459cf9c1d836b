package org.annotationtracking.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What settings must look like for the service to start: refused in one line rather than at the first request. */
final class SettingRules {

    private static final List<String> ISSUER =
            List.of("tracking.jwt.issuer", "tracking.jwt.audience", "tracking.jwt.jwks");
    private static final List<String> PROXY = List.of("tracking.proxy-user.header", "tracking.proxy-user.trusted");

    private final Function<String, Optional<String>> values;

    SettingRules(Function<String, Optional<String>> values) {
        this.values = values;
    }

    /** Refuses a setting that cannot be used with {@link SettingException}. */
    void require() {
        for (String address : List.of("quarkus.datasource.jdbc.url", "tracking.schema.jdbc-url")) {
            require(address, "jdbc:postgresql:.*", "it must look like jdbc:postgresql://host:5432/database");
        }
        require("tracking.introspection.url", "https?://[^/?#]+[^?#]*", "it must look like http://doccano:8000");
        // An issuer without its keys opens nothing, and one without an audience would open too much.
        requireTogether(ISSUER);
        requireTogether(PROXY);
        for (String addresses : List.of(PROXY.get(1), "tracking.outbound.allowed-addresses")) {
            values.apply(addresses).ifPresent(list -> requireAddresses(addresses, list));
        }
    }

    private void require(String name, String shape, String reason) {
        if (values.apply(name).filter(value -> !value.matches(shape)).isPresent()) {
            throw new SettingException(name, reason);
        }
    }

    private void requireTogether(List<String> names) {
        List<String> missing =
                names.stream().filter(name -> values.apply(name).isEmpty()).toList();
        if (!missing.isEmpty() && missing.size() < names.size()) {
            throw new SettingException(
                    missing.get(0), "it is not set, and " + String.join(", ", names) + " go together");
        }
    }

    private static void requireAddresses(String name, String list) {
        if (Arrays.stream(list.split(","))
                .anyMatch(text -> AddressRange.parse(text).isEmpty())) {
            throw new SettingException(name, "it must hold addresses such as 10.0.0.7 or 10.0.0.0/24");
        }
    }
}
