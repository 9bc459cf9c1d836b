package org.annotationtracking.platform.embedded;

import java.nio.file.Path;

/** Where a server keeps its data and its unpacked programs, and whether an acknowledged write must outlive a power cut. */
public record EmbeddedSettings(Path dataDirectory, Path binaryDirectory, boolean durable) {

    /** The settings of the service: everything beside the data directory, every acknowledged write on disk. */
    public static EmbeddedSettings durableIn(Path dataDirectory) {
        Path data = dataDirectory.toAbsolutePath().normalize();
        return new EmbeddedSettings(data, data.resolveSibling(data.getFileName() + "-bin"), true);
    }
}
