package org.annotationtracking.schema.drift;

import org.annotationtracking.schema.catalog.Catalog;

/**
 * What a database is held against.
 *
 * @param catalog what should be there at the version that was applied
 * @param coexist true while another program may write the table, so that the check on the status is withheld
 * @param newer true when a newer version of this service migrated the database: what is more than we know is its own
 */
public record Expectation(Catalog catalog, boolean coexist, boolean newer) {}
