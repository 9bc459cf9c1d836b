/** Signed tokens of a configured issuer, such as a company's single sign-on. */
@NullMarked
package org.annotationtracking.auth.jwt;

import org.jspecify.annotations.NullMarked;
