/** What is there and what should be there, as plain facts read from PostgreSQL and from our own files. */
@NullMarked
package org.annotationtracking.schema.catalog;

import org.jspecify.annotations.NullMarked;
