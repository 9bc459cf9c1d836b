package org.annotationtracking.platform.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs for this machine, unpacked from the class path once per version. */
final class Programs {

    private static final boolean POSIX =
            Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");

    private Programs() {}

    /** Unpacks into a folder named after the archive's digest, so that an upgrade never mixes two versions. */
    static Path unpackedIn(Path directory) {
        try {
            Path home = directory.resolve(digest());
            if (!Files.isDirectory(home)) {
                unpackTo(home);
            }
            return home;
        } catch (IOException e) {
            throw new EmbeddedPostgresException("PostgreSQL's programs cannot be unpacked into " + directory, e);
        }
    }

    /** Removes what earlier versions left; nothing may be running from there. */
    static void removeOthersThan(Path home) throws IOException {
        try (var siblings = Files.list(home.getParent())) {
            for (Path sibling : siblings.toList()) {
                if (!sibling.equals(home)) {
                    FileTree.delete(sibling);
                }
            }
        }
    }

    private static InputStream archive() throws IOException {
        String arch = ArchUtils.normalize(System.getProperty("os.arch"));
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), arch);
        } catch (IllegalStateException e) {
            throw new EmbeddedPostgresException("This build brings no PostgreSQL for %s on %s; set DATABASE_URL"
                    .formatted(System.getProperty("os.name"), arch));
        }
    }

    private static String system() {
        String name = System.getProperty("os.name");
        if (name.startsWith("Windows")) {
            return "Windows";
        }
        return name.startsWith("Mac") ? "Darwin" : "Linux";
    }

    private static String digest() throws IOException {
        try (var in = new DigestInputStream(archive(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Unpacks aside and renames at the end: a folder with the right name is always complete. */
    private static void unpackTo(Path home) throws IOException {
        Path aside = home.resolveSibling(
                home.getFileName() + ".new-" + ProcessHandle.current().pid());
        FileTree.delete(aside);
        Files.createDirectories(aside);
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, aside.resolve(entry.getName()));
            }
        }
        try {
            Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            FileTree.delete(aside);
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            permit(target, true);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            permit(target, (entry.getMode() & 0100) != 0);
        }
    }

    /** Readable by everyone whatever the umask: the server may run under another name than this process. */
    private static void permit(Path target, boolean executable) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
