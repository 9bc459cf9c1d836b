package org.annotationtracking.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7, 10.0.0.7, true",
        "10.0.0.7, 10.0.0.8, false",
        "10.0.0.7, ::ffff:10.0.0.7, true",
        "10.0.0.0/24, 10.0.0.255, true",
        "10.0.0.0/24, 10.0.1.0, false",
        "10.0.0.0/23, 10.0.1.0, true",
        "10.0.0.0/31, 10.0.0.2, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "::1, ::1, true",
        "2001:db8::/32, 2001:db8:1::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "10.0.0.7, '', false",
        "10.0.0.7, localhost, false",
    })
    void holds_the_addresses_that_begin_with_its_bits(String range, String address, boolean held) {
        assertThat(AddressRange.parse(range).orElseThrow().contains(address)).isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "10.0.0", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "::1/129", "10.0.0.0/8/8"})
    void is_not_read_from_anything_else(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }

    @Test
    void spaces_around_it_do_no_harm() {
        assertThat(AddressRange.parse(" 10.0.0.0/8 ")).isPresent();
    }
}
