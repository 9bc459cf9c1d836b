package org.annotationtracking.platform.outbound;

import java.net.InetAddress;
import java.util.List;
import org.annotationtracking.platform.AddressRange;

/**
 * Which addresses may be called: public ones, and those that are allowed on purpose. Everything else could be a service that
 * trusts whoever reaches it.
 */
final class AddressRules {

    /** Not public: IANA's special-purpose registries, and what carries an IPv4 address inside an IPv6 one. */
    private static final List<AddressRange> SPECIAL = ranges(List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "::/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "fc00::/7",
            "fe80::/9",
            "ff00::/8"));

    private final List<AddressRange> allowed;

    /** With what is allowed besides; texts that are no ranges are refused at the start of the service. */
    AddressRules(List<String> allowed) {
        this.allowed = ranges(allowed);
    }

    boolean permit(InetAddress address) {
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return allowed.stream().anyMatch(range -> range.contains(text))
                || SPECIAL.stream().noneMatch(range -> range.contains(text));
    }

    private static List<AddressRange> ranges(List<String> texts) {
        return texts.stream()
                .map(text -> AddressRange.parse(text)
                        .orElseThrow(() -> new IllegalArgumentException("No range of addresses: " + text)))
                .toList();
    }
}
