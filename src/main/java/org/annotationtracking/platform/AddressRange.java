package org.annotationtracking.platform;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.Optional;

/** Addresses that begin with the same bits. */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares ranges.
public record AddressRange(byte[] address, int bits) {

    /** Reads {@code 10.0.0.7} or {@code 10.0.0.0/24}; empty for anything else. */
    public static Optional<AddressRange> parse(String text) {
        String[] parts = text.strip().split("/", -1);
        byte[] address = bytes(parts[0]);
        int most = address.length * Byte.SIZE;
        if (most == 0 || parts.length > 2 || (parts.length == 2 && !parts[1].matches("[0-9]{1,3}"))) {
            return Optional.empty();
        }
        int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : most;
        return bits <= most ? Optional.of(new AddressRange(address, bits)) : Optional.empty();
    }

    /** Whether an address in text lies in it; an address of the other family does not. */
    public boolean contains(String text) {
        byte[] other = bytes(text);
        if (other.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if ((address[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Never asks a name server; an IPv4 address in IPv6's clothes is an IPv4 address. */
    private static byte[] bytes(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        if (bytes == null) {
            return new byte[0];
        }
        boolean mapped = bytes.length == 16 && bytes[10] == -1 && bytes[11] == -1 && allZero(bytes, 10);
        return mapped ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }

    private static boolean allZero(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
