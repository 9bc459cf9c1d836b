package org.annotationtracking.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the members of a JSON body that is read member by member, for the API document: {@code name} a text,
 * {@code score:number} of another JSON type or {@code any}, {@code name!} one that must be there; one by one or with commas between.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Members {
    String[] value();
}
