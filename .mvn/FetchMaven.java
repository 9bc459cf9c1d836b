import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Fetches a Maven, checks it against its checksum and unpacks it: {@code java FetchMaven.java VERSION SHA512 HOME}. */
final class FetchMaven {

    /** Every release stays here for good. */
    private static final String ARCHIVE =
            "https://archive.apache.org/dist/maven/maven-3/%1$s/binaries/apache-maven-%1$s-bin.zip";

    /** Where a repository manager keeps the same file, so that MVNW_REPOURL means what it means to Apache's wrapper. */
    private static final String IN_REPOSITORY = "%2$s/org/apache/maven/apache-maven/%1$s/apache-maven-%1$s-bin.zip";

    private static final int CONNECT_MILLIS = 15_000;
    private static final int READ_MILLIS = 60_000;

    private final String version;
    private final String sha512;
    private final Path home;
    private final URI source;

    private FetchMaven(String version, String sha512, Path home, String repository) {
        this.version = version;
        this.sha512 = sha512;
        this.home = home;
        this.source = URI.create((repository.isEmpty() ? ARCHIVE : IN_REPOSITORY).formatted(version, repository));
    }

    public static void main(String[] args) {
        System.setProperty("java.net.useSystemProxies", "true");
        String repository = System.getenv().getOrDefault("MVNW_REPOURL", "").replaceAll("/+$", "");
        try {
            new FetchMaven(args[0], args[1], Path.of(args[2]).toAbsolutePath(), repository).fetch();
        } catch (FileSystemException e) {
            fail("cannot keep Maven in " + args[2] + " (" + e + "); set MAVEN_USER_HOME to a folder of yours.");
        } catch (IllegalArgumentException e) {
            fail("MVNW_REPOURL is not a URL (" + e.getMessage() + ").");
        } catch (IOException e) {
            fail(e.getMessage());
        }
    }

    private static void fail(String why) {
        System.err.println("mvnw: " + why);
        System.exit(1);
    }

    private void fetch() throws IOException {
        Path cache = Files.createDirectories(home.getParent());
        Path work = Files.createTempDirectory(cache, ".fetching-");
        try {
            Path zip = work.resolve("maven.zip");
            download(zip);
            unzip(zip, work);
            moveIntoPlace(work.resolve("apache-maven-" + version));
        } finally {
            delete(work);
        }
    }

    private void download(Path zip) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(open(), digest)) {
            System.err.println("mvnw: fetching Maven " + version + " from " + source);
            Files.copy(in, zip);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(
                    "cannot fetch " + source + " (" + e + "); install Maven 3.9,"
                            + " or set MVNW_REPOURL to a Maven repository that can be reached.",
                    e);
        }
        String actual = HexFormat.of().formatHex(digest.digest());
        if (!actual.equalsIgnoreCase(sha512)) {
            throw new IOException("refused " + source + ": its SHA-512 is " + actual + " and not " + sha512
                    + ", which .mvn/maven.properties demands.");
        }
    }

    private InputStream open() throws IOException {
        URLConnection connection = source.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        return connection.getInputStream();
    }

    private static void unzip(Path zip, Path target) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("refused the archive: " + entry.getName() + " would land outside it.");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                Files.copy(in, file);
                // java.util.zip does not tell the mode, and only the programs in bin need one.
                if (file.getParent().endsWith("bin") && !file.toFile().setExecutable(true, false)) {
                    throw new IOException("cannot make " + file + " executable.");
                }
            }
        }
    }

    /** Whole or not at all; another run that was quicker has put the same files there. */
    private void moveIntoPlace(Path unpacked) throws IOException {
        try {
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (e instanceof AtomicMoveNotSupportedException || !Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        try (var paths = Files.walk(tree)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }
}
