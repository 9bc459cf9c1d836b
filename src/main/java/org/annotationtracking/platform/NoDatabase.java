package org.annotationtracking.platform;

/** The address of a command that needs no database; nobody ever connects to it, but Quarkus wants one to start with. */
public final class NoDatabase {
    public static final String URL = "jdbc:postgresql://127.0.0.1:1/none";

    private NoDatabase() {}
}
