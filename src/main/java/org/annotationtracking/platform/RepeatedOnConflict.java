package org.annotationtracking.platform;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a transaction again, twice at the most, when the database chose it to give way to another (a deadlock, a failed
 * serialization). Only for methods that leave nothing behind when it is rolled back. Called
 * in a transaction that is open already it does nothing: whoever opened that one repeats it.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RepeatedOnConflict {}
