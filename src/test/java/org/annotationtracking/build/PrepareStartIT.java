package org.annotationtracking.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docker/prepare-start} makes of a packaged service, and that {@code serve} starts from it. */
class PrepareStartIT {

    private static final String MAIN = "org.annotationtracking.platform.Main source: ";

    @TempDir
    Path temporary;

    @Test
    @Timeout(240)
    void classes_come_from_the_archive_and_from_their_files_once_those_have_changed() throws Exception {
        Path folder = temporary.resolve("service");
        run("cp", "-r", "target/quarkus-app", folder.toString());

        run("docker/prepare-start", folder.toString());
        String prepared = run(folder.resolve("serve").toString(), "-Xlog:class+load", "schema", "--help");
        Files.writeString(folder.resolve("app/another.jar"), "");
        String changed = run(folder.resolve("serve").toString(), "-Xlog:class+load", "schema", "--help");

        assertThat(prepared).contains(MAIN + "shared objects file").contains("schema");
        assertThat(changed).contains("schema").contains(MAIN).doesNotContain(MAIN + "shared objects file");
        try (Stream<Path> left = Files.list(folder.resolve("archive"))) {
            assertThat(left).hasSize(1);
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("PORT", "QUARKUS_HTTP_PORT"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
