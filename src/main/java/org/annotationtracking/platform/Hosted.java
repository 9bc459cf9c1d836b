package org.annotationtracking.platform;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method that changes what belongs to the host (examples, projects, members, comments): served where those
 * tables are ours. Beside a doccano they are doccano's to change, and the answer is 404 {@code not_served_here}.
 */
@NameBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Hosted {}
