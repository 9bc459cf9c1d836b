package org.annotationtracking.auth;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.Right;

/** What a resource method demands of its caller and of the database. A method without it is closed to everybody. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {

    /** One of these is enough. */
    Right[] value();

    /** What the database must be able to serve. */
    Capability[] needs() default {};

    /** Whether tokens of ours, which people give to programs, are kept out. */
    boolean people() default false;

    /** Whether the limit on a caller's requests goes for it; never for what keeps or gives back a lock. */
    boolean limited() default true;

    /** What the tracking scripts show a member without the right; the usual sentence when empty. */
    String refusal() default "";

    /** What the tracking scripts show somebody who is no member; the usual sentence when empty. */
    String stranger() default "";
}
