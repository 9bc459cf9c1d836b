package org.annotationtracking.schema.catalog;

/**
 * One migration this program carries.
 *
 * @param version as Flyway compares it, such as {@code 10}
 * @param folder {@code host} for what only a database of our own gets, else {@code tracking}
 * @param checksum what Flyway writes into its history
 */
public record ShippedMigration(int version, String description, String folder, String file, int checksum) {
    /** Where the file lies on the class path. */
    public String path() {
        return "db/migration/" + folder + "/" + file;
    }

    public boolean forHost() {
        return folder.equals("host");
    }
}
