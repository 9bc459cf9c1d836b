package org.annotationtracking.checker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import org.annotationtracking.PackagedService;
import org.annotationtracking.PackagedService.Launch;
import org.jspecify.annotations.Nullable;

/** One instance of the service, which is killed, frozen and started again while clients use it. */
final class Node implements AutoCloseable {

    private final Launch launch;
    private volatile PackagedService service;
    private volatile @Nullable URI address;

    Node(Launch launch) {
        this.launch = launch;
        this.service = launch.start();
    }

    /** Where clients find it, once it is ready and until it is known to be gone. */
    Optional<URI> address() {
        return Optional.ofNullable(address);
    }

    Node awaitReady() {
        address = service.awaitReady().baseUrl();
        return this;
    }

    void kill9() {
        service.kill9();
        address = null;
    }

    /** Comes back at once; clients find it when it is ready. */
    void launchAgain() {
        service = launch.start();
    }

    /** Stops it in whatever it is doing. */
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    PackagedService service() {
        return service;
    }

    @Override
    public void close() {
        service.close();
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(service.pid()))
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
