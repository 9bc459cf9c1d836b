package org.annotationtracking.platform.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The processes that use one server, told by locks on one file, which the system lifts when a process dies: the first
 * byte is held by the one that starts or stops the server, the second is shared by all that use it.
 */
final class Users implements AutoCloseable {

    private static final long DOOR = 0;
    private static final long ROOM = 1;

    private final FileChannel channel;
    private @Nullable FileLock door;
    private @Nullable FileLock room;

    Users(Path lockFile) throws IOException {
        channel = FileChannel.open(
                lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Whether nobody else starts or stops the server now; waits for its turn. */
    boolean shutDoor(Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while ((door = channel.tryLock(DOOR, 1, false)) == null) {
            if (System.nanoTime() > deadline || !Pause.brief()) {
                return false;
            }
        }
        return true;
    }

    void openDoor() throws IOException {
        if (door != null) {
            door.release();
        }
    }

    /** Counts this process among the users. Only behind a shut door. */
    void enter() throws IOException {
        room = channel.lock(ROOM, 1, true);
    }

    /** Whether this process was the last user. Only behind a shut door. */
    boolean leave() throws IOException {
        if (room != null) {
            room.release();
        }
        FileLock alone = channel.tryLock(ROOM, 1, false);
        return alone != null;
    }

    /** Lifts every lock of this process. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
