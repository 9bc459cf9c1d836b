package bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the command line asks for. */
record Options(Map<String, String> given) {

    static final List<String> PARTS =
            List.of("pages", "counts", "doccano", "deep", "writes", "claims", "imports", "events", "start", "growth", "memory");

    static final String HELP = """
            bench/run [--name value …]
              --size N         examples in the project (1000000)
              --seconds S      how long each measurement runs (4)
              --rounds R       rounds, the sides alternating (3)
              --warmup S       how long each side is warmed up first (15)
              --parts a,b      of %s (all but memory)
              --memory S       how long the part memory puts load on the service (600)
              --database URL   jdbc:postgresql://host:port/database?user=…&password=… of a server whose user may create
                               databases; else an embedded one in --work
              --durable B      synchronous_commit of the embedded server, for all sides alike (true)
              --doccano URL    a doccano on the same data to compare the page with, an address that answers a page; with
                               --doccano-token TOKEN
              --java HOME      a JDK for the service (this one)
              --java25 HOME    a JDK 25 or later for the part start (one that lies beside this one)
              --heap SIZE      -Xmx of the service (256m)
              --work DIR       where data, logs and scripts go (target/bench)
              --out FILE       the figures as JSON (target/bench/result.json)
              --keep B         keep the data for the next run of the same size (false)
            """.formatted(String.join(", ", PARTS));

    static Options read(String[] words) {
        Map<String, String> given = new TreeMap<>();
        for (int i = 0; i < words.length; i += 2) {
            if (!words[i].startsWith("--") || i + 1 == words.length) {
                throw new IllegalArgumentException("Not understood: " + words[i] + "\n" + HELP);
            }
            given.put(words[i].substring(2), words[i + 1]);
        }
        return new Options(given);
    }

    int size() {
        return number("size", 1_000_000);
    }

    int seconds() {
        return number("seconds", 4);
    }

    int rounds() {
        return number("rounds", 3);
    }

    int warmup() {
        return number("warmup", 15);
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(given.getOrDefault(name, String.valueOf(otherwise)).replace("_", ""));
    }

    boolean flag(String name, boolean otherwise) {
        return Boolean.parseBoolean(given.getOrDefault(name, String.valueOf(otherwise)));
    }

    String text(String name, String otherwise) {
        return given.getOrDefault(name, otherwise);
    }

    boolean wants(String part) {
        String parts = given.get("parts");
        return parts == null ? !part.equals("memory") : List.of(parts.split(",")).contains(part);
    }

    Path work() {
        return Path.of(text("work", "target/bench")).toAbsolutePath();
    }
}
