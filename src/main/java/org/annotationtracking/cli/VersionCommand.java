package org.annotationtracking.cli;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints which version this is. */
@Command(name = "version", description = "Prints the version.")
final class VersionCommand implements Runnable, IVersionProvider {

    private final String version;

    @Spec
    private CommandSpec spec;

    VersionCommand(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
    }

    @Override
    public void run() {
        spec.commandLine().getOut().println(version);
    }

    @Override
    public String[] getVersion() {
        return new String[] {version};
    }
}
