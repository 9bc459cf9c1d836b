package org.annotationtracking.platform;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The key that signs sessions where nobody has set one: made once, readable by its owner only. */
final class SecretKeyFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final int BYTES = 48;

    private SecretKeyFile() {}

    /** The key in the file, made if there is none. Refuses a file that holds none with {@link SettingException}. */
    static String readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            if (isPosix(file)) {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            }
            String key = Files.readString(file).strip();
            if (key.isEmpty()) {
                throw new SettingException(file.toString(), "it is empty; delete it, and a new key is made");
            }
            return key;
        } catch (IOException e) {
            throw new SettingException(file.toString(), "it cannot be read or written");
        }
    }

    /** Complete before it has its name; unlike a move, a link never takes the place of another process' key. */
    private static void make(Path file) throws IOException {
        Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
        FileAttribute<?>[] attributes = isPosix(directory)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        Path draft = Files.createTempFile(directory, "secret-key-", ".tmp", attributes);
        try {
            var random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            Files.writeString(draft, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException made) {
            // Another start was quicker; its key is the one.
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static boolean isPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
