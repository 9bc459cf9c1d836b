/** What doccano would bring and a team alone needs: users, projects, members, roles, imports. */
@NullMarked
package org.annotationtracking.host;

import org.jspecify.annotations.NullMarked;
