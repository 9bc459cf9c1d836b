package org.annotationtracking.host.importing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one import may bring. */
@ConfigMapping(prefix = "tracking.import")
interface ImportConfig {

    /** The whole of an import, such as {@code 1G}; a line has its own limit of 1 MiB. */
    @WithDefault("1G")
    MemorySize maxBytes();
}
