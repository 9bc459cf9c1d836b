/** The list of examples and the single example: the read side of the dataset table. */
@NullMarked
package org.annotationtracking.example;

import org.jspecify.annotations.NullMarked;
