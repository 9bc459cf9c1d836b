package org.annotationtracking.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are public. */
class AddressRulesTest {

    private static final AddressRules NOTHING_ELSE = new AddressRules(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
                "169.254.169.254", "100.64.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::1", "::",
                "::ffff:127.0.0.1", "::7f00:1", "fe80::1", "fec0::1", "fd00::1", "ff02::1", "64:ff9b::7f00:1",
                "2002:7f00:1::", "2001:db8::1", "2001::1"
            })
    void special_addresses_may_not_be_called(String address) throws Exception {
        assertThat(NOTHING_ELSE.permit(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.1.1.1", "9.255.255.255", "11.0.0.1", "172.15.0.1", "172.32.0.1", "192.169.0.1", "2606:4700::1"
            })
    void public_addresses_may(String address) throws Exception {
        assertThat(NOTHING_ELSE.permit(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "fd00::1"})
    void what_is_allowed_on_purpose_may(String address) throws Exception {
        AddressRules rules = new AddressRules(List.of("10.1.2.0/24", "fd00::/8"));

        assertThat(rules.permit(InetAddress.getByName(address))).isTrue();
        assertThat(rules.permit(InetAddress.getByName("10.1.3.3"))).isFalse();
    }
}
