/** What a list of examples is asked for, and the statement that finds one page of it without reading the rest. */
@NullMarked
package org.annotationtracking.example.list;

import org.jspecify.annotations.NullMarked;
