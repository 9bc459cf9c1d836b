package org.annotationtracking.platform.outbound;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Where calls to addresses that users name may go, beyond the public network. */
@ConfigMapping(prefix = "tracking.outbound")
interface OutboundConfig {

    /** Addresses and ranges, such as {@code 10.1.2.0/24}, that may be called although they are not public. */
    Optional<List<String>> allowedAddresses();
}
