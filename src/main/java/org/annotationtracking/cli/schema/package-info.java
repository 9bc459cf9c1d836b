/** What an operator types about the schema; every command is also there beside a running service. */
@NullMarked
package org.annotationtracking.cli.schema;

import org.jspecify.annotations.NullMarked;
