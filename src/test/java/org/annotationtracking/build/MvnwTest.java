package org.annotationtracking.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.annotationtracking.build.LauncherMachine.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher {@code mvnw}, without a network and mostly without Maven. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "mvnw is a shell script")
class MvnwTest {

    @TempDir
    Path folder;

    private FakeMaven maven;
    private LauncherMachine machine;

    @BeforeEach
    void serve() throws IOException {
        maven = FakeMaven.serve();
        machine = new LauncherMachine(folder).pin(maven.sha512()).set("MVNW_REPOURL", maven.url());
    }

    @AfterEach
    void stop() {
        maven.close();
    }

    @Test
    void fetches_maven_once_and_hands_over_arguments_and_exit_code() throws Exception {
        Outcome first = machine.run("-B", "-Dname=two words", "*", "");
        maven.close();
        Outcome second = machine.run("verify");

        assertThat(first.output()).isEqualTo("fetched [-B] [-Dname=two words] [*] []");
        assertThat(first.exit()).isEqualTo(FakeMaven.EXIT);
        assertThat(second).isEqualTo(new Outcome(FakeMaven.EXIT, "fetched [verify]", List.of()));
        assertThat(maven.requests()).isEqualTo(1);
        assertThat(machine.cached()).hasSize(1);
    }

    @Test
    void refuses_an_archive_with_another_checksum_and_leaves_nothing_behind() throws Exception {
        machine.pin("0".repeat(128));

        Outcome outcome = machine.run("verify");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors()).last().asString().contains("refused", maven.sha512());
        assertThat(machine.cached()).isEmpty();
    }

    @Test
    void refuses_an_archive_that_writes_outside_its_folder() throws Exception {
        try (FakeMaven hostile = FakeMaven.serveHostile()) {
            machine.pin(hostile.sha512()).set("MVNW_REPOURL", hostile.url());

            Outcome outcome = machine.run("verify");

            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.errors()).last().asString().contains("../../escaped");
            assertThat(machine.cached()).isEmpty();
            assertThat(folder.resolve("user's home/wrapper/escaped")).doesNotExist();
        }
    }

    @Test
    void says_in_one_line_what_could_not_be_reached_and_what_to_set() throws Exception {
        maven.close();

        Outcome outcome = machine.run("verify");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.errors()).singleElement().asString().contains(maven.url(), "MVNW_REPOURL", "install Maven");
        assertThat(machine.cached()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.8.6", "3.8.10", "3.9.0", "3.10.1"})
    void prefers_an_installed_maven_that_is_recent_enough(String version) throws Exception {
        machine.withMaven(version);

        Outcome outcome = machine.run("-q", "verify");

        assertThat(outcome.output()).isEqualTo("installed [-q] [verify]");
        assertThat(maven.requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.8.5", "2.2.1", "4.0.0-rc-5"})
    void passes_over_an_installed_maven_it_was_not_tried_with(String version) throws Exception {
        machine.withMaven(version).withCachedMaven(maven.sha512());

        Outcome outcome = machine.run("verify");

        assertThat(outcome.output()).isEqualTo("fetched [verify]");
    }

    @Test
    void live_reload_gets_the_maven_it_asks_for() throws Exception {
        machine.withMaven("3.8.7").withCachedMaven(maven.sha512());

        Outcome outcome = machine.run("-Dquick", "quarkus:dev");

        assertThat(outcome.output()).isEqualTo("fetched [-Dquick] [quarkus:dev]");
    }

    @Test
    void finds_java_by_java_home_when_it_is_not_on_the_path() throws Exception {
        machine.without("java")
                .set("JAVA_HOME", System.getProperty("java.home"))
                .withMaven("3.9.0");

        Outcome outcome = machine.run("verify");

        assertThat(outcome.output()).isEqualTo("installed [verify]");
    }

    @Test
    void says_in_one_line_that_there_is_no_java() throws Exception {
        Outcome outcome = machine.without("java").run("verify");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.errors()).singleElement().asString().contains("JDK 17");
    }

    @Test
    void says_in_one_line_that_java_is_too_old() throws Exception {
        for (String version : List.of("1.8.0_422", "16.0.2")) {
            machine.with("java", "#!/bin/sh\necho 'openjdk version \"%s\"' >&2\n".formatted(version));

            Outcome outcome = machine.run("verify");

            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.errors()).singleElement().asString().contains("JDK 17");
        }
    }
}
