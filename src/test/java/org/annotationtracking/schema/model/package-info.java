/** Entities, migrations and checked-in catalogs are held against each other. */
@org.jspecify.annotations.NullMarked
package org.annotationtracking.schema.model;
