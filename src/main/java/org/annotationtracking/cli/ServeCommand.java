package org.annotationtracking.cli;

import picocli.CommandLine.Command;

/** Stands in the help only: the program starts the service before commands are looked at. */
@Command(name = "serve", description = "Starts the service; the same as giving no command.")
final class ServeCommand {}
