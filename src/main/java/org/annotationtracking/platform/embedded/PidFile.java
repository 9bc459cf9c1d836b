package org.annotationtracking.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a server wrote about itself into {@code postmaster.pid} of its data directory. */
record PidFile(long pid, int port, String status) {

    static Path in(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Empty when there is no such file, or when a crash left it half written. */
    static Optional<PidFile> read(Path data) {
        try {
            List<String> lines = Files.readAllLines(in(data));
            return lines.size() < 4
                    ? Optional.empty()
                    : Optional.of(new PidFile(
                            Long.parseLong(lines.get(0).strip()),
                            Integer.parseInt(lines.get(3).strip()),
                            lines.size() < 8 ? "starting" : lines.get(7).strip()));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new EmbeddedPostgresException("The data directory " + data + " cannot be read", e);
        }
    }

    /**
     * Puts a number that no process has in the place of the one that now belongs to somebody else, for PostgreSQL would
     * take that one for its server. The rest of the file stays: by it PostgreSQL sees whether children of the old server
     * are still at work.
     */
    static void disown(Path data) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(in(data)));
        lines.set(0, Integer.toString(Integer.MAX_VALUE));
        Files.write(in(data), lines);
    }

    boolean stopping() {
        return status.startsWith("stopping");
    }

    /** Whether the process of that number may be the server of this data directory, and not a later one that got its number. */
    boolean mayRunOn(Path data) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return false;
        }
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .equals(data.toRealPath());
        } catch (IOException e) {
            // No /proc, or a process of another user, or one that has ended and that nobody has waited for: its name
            // must do.
            ProcessHandle.Info info = process.get().info();
            return info.command()
                    .or(info::commandLine)
                    .filter(name -> name.contains("postgres"))
                    .isPresent();
        }
    }
}
