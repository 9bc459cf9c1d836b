package org.annotationtracking.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.annotationtracking.PackagedService;
import org.annotationtracking.PackagedService.Launch;
import org.annotationtracking.TestFolders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever starts the packaged service: PostgreSQL's programs refuse to run as root, so each kind of user has a way of its own. */
class PackagedUserIT {

    private static final int NOBODY = 65534;
    private static final int WITHOUT_A_NAME = 12345;

    private Path folder;
    private Postmaster postmaster;

    @BeforeEach
    void a_folder_that_every_user_can_reach() throws IOException {
        assumeThat((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
                .as("only root can start the service as somebody else")
                .isZero();
        folder = Files.createTempDirectory("annotation-tracking-users-").toRealPath();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        postmaster = new Postmaster(folder.resolve("data/postgres"));
        copy(Path.of("target", "quarkus-app"), folder.resolve("app"));
    }

    @AfterEach
    void nothing_is_left() throws IOException {
        if (folder != null) {
            TestFolders.delete(folder);
        }
    }

    @Test
    void an_ordinary_user_starts_it_and_then_root_on_the_same_data() throws Exception {
        startAs(NOBODY);

        try (PackagedService root = launch().start()) {
            root.awaitLive();
            assertThat(postmaster.run("SELECT count(*) FROM made_by_the_first")).isEqualTo("0");
            root.terminate();
        }
        postmaster.isGone();
    }

    @Test
    void a_user_without_a_name_starts_it() throws Exception {
        startAs(WITHOUT_A_NAME);
    }

    @Test
    void root_starts_it_where_user_namespaces_are_forbidden() throws Exception {
        try (PackagedService service = without("unshare").start()) {
            service.awaitLive();
            assertThat(owner(folder.resolve("data/postgres/base"))).isEqualTo(NOBODY);
            service.terminate();
        }
        postmaster.isGone();
    }

    @Test
    void root_is_told_in_one_line_where_neither_way_works() throws Exception {
        try (PackagedService service = without("unshare", "setpriv").start()) {
            assertThat(service.awaitExit()).isEqualTo(78);
            assertThat(service.log().strip())
                    .startsWith("PostgreSQL does not run as root")
                    .doesNotContain("\n");
        }
    }

    private void startAs(int user) throws Exception {
        FileTree.giveTo(folder, user, user);
        try (PackagedService service = launch().as(user).start()) {
            service.awaitLive();
            assertThat(owner(folder.resolve("data/postgres/base"))).isEqualTo(user);
            postmaster.run("CREATE TABLE made_by_the_first ()");
            service.terminate();
        }
        postmaster.isGone();
    }

    private Launch launch() {
        return quick(folder).from(folder.resolve("app"));
    }

    private Launch without(String... programs) throws IOException {
        Path fakes = Files.createDirectory(folder.resolve("fakes"));
        for (String program : programs) {
            Path fake = Files.writeString(fakes.resolve(program), "#!/bin/sh\nexit 1\n");
            Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return launch().with("PATH", fakes + ":" + System.getenv("PATH"));
    }

    private static int owner(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:uid");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Without the demo, whose passwords take longer to hash than everything else together. */
    private static Launch quick(Path folder) {
        return Launch.in(folder).with("TRACKING_DEMO", "false");
    }
}
