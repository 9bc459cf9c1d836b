package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What processes have used, by Linux's own account in hundredths of a second; elsewhere nothing is known. */
final class Cpu {

    private static final double TICK = 0.01;

    private Cpu() {}

    /** Seconds of a process and of its children that have ended. */
    static double of(long pid) {
        return fields(pid, 13, 14, 15, 16);
    }

    /** Seconds of a process, its children that run and those that have ended. */
    static double ofTree(long pid) {
        double sum = of(pid);
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            for (Path each : all.filter(path -> path.getFileName().toString().matches("\\d+")).toList()) {
                long child = Long.parseLong(each.getFileName().toString());
                if (parent(child) == pid) {
                    sum += of(child);
                }
            }
        } catch (IOException none) {
            return Double.NaN;
        }
        return sum;
    }

    /** Resident megabytes. */
    static double resident(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
                }
            }
        } catch (IOException gone) {
            // Said below.
        }
        return Double.NaN;
    }

    private static long parent(long pid) {
        String[] fields = stat(pid);
        return fields.length == 0 ? -1 : Long.parseLong(fields[3]);
    }

    private static double fields(long pid, int... which) {
        String[] fields = stat(pid);
        double sum = fields.length == 0 ? Double.NaN : 0;
        for (int i = 0; i < which.length && fields.length > 0; i++) {
            sum += Long.parseLong(fields[which[i]]) * TICK;
        }
        return Double.isNaN(sum) ? 0 : sum;
    }

    /** The name in brackets may hold blanks. */
    private static String[] stat(long pid) {
        try {
            String text = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return text.replaceFirst("\\(.*\\)", "name").split(" ");
        } catch (IOException gone) {
            return new String[0];
        }
    }
}
