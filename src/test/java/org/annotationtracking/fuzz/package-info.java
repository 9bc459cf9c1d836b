/**
 * Requests made up at random from the API document, most of them a little wrong: none may be answered with a 5xx, none
 * may hang, and every answer must be one that the document describes.
 */
@NullMarked
package org.annotationtracking.fuzz;

import org.jspecify.annotations.NullMarked;
