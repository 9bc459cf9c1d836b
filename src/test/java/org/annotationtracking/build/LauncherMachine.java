package org.annotationtracking.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A copy of the launcher on a machine that has only the few programs it needs, and paths with spaces. */
final class LauncherMachine {

    private static final List<String> NEEDED = List.of("dirname", "sed");

    private final Map<String, String> environment = new HashMap<>();
    private final Path project;
    private final Path tools;
    private final Path cache;
    private final Path elsewhere;

    LauncherMachine(Path folder) throws IOException {
        project = Files.createDirectories(folder.resolve("a project"));
        tools = Files.createDirectories(folder.resolve("tools"));
        elsewhere = Files.createDirectories(folder.resolve("some where"));
        cache = folder.resolve("user's home/wrapper/dists");
        Files.createDirectories(project.resolve(".mvn"));
        for (String file : List.of("mvnw", ".mvn/FetchMaven.java")) {
            Files.copy(Path.of(file), project.resolve(file));
        }
        for (String program : NEEDED) {
            with(program, delegate(onPath(program)));
        }
        with("java", delegate(Path.of(System.getProperty("java.home"), "bin", "java")));
        environment.put("PATH", tools.toString());
        environment.put("MAVEN_USER_HOME", cache.getParent().getParent().toString());
    }

    private static Path onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    /** A script and not a link, for which JUnit would raise its voice when it clears up. */
    private static String delegate(Path program) {
        return "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(program);
    }

    LauncherMachine pin(String sha512) throws IOException {
        Files.writeString(
                project.resolve(".mvn/maven.properties"),
                "version=%s\nsha512=%s\n".formatted(FakeMaven.VERSION, sha512));
        return this;
    }

    LauncherMachine set(String name, String value) {
        environment.put(name, value);
        return this;
    }

    LauncherMachine without(String program) throws IOException {
        Files.delete(tools.resolve(program));
        return this;
    }

    /** Puts a program on the PATH in place of the real one, if there is one. */
    LauncherMachine with(String program, String script) throws IOException {
        executable(tools.resolve(program), script);
        return this;
    }

    /** As if an earlier run had fetched it. */
    LauncherMachine withCachedMaven(String sha512) throws IOException {
        Path home = cache.resolve("apache-maven-" + FakeMaven.VERSION + "-" + sha512.substring(0, 12));
        executable(home.resolve("bin/mvn"), FakeMaven.script("fetched", FakeMaven.EXIT));
        return this;
    }

    private static void executable(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    LauncherMachine withMaven(String version) throws IOException {
        return with("mvn", """
                #!/bin/sh
                [ "$1" != -v ] || { echo "Apache Maven %s (0123abcd)"; exit 0; }
                """.formatted(version) + FakeMaven.script("installed", 0));
    }

    /** Runs the launcher from a folder that is not the project's. */
    Outcome run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(project.resolve("mvnw").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(elsewhere.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Path errors = Files.createTempFile(elsewhere, "stderr", "");
        Process process = builder.redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), output, Files.readAllLines(errors));
    }

    /** What lies in the cache, hidden leftovers too. */
    List<Path> cached() throws IOException {
        if (!Files.exists(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }

    record Outcome(int exit, String output, List<String> errors) {}
}
