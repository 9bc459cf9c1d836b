/** doccano's contract, replayed: what it answers, what its client asks, and where this service answers otherwise. */
@org.jspecify.annotations.NullMarked
package org.annotationtracking.contract;
