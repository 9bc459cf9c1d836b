package org.annotationtracking.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method that writes: a request with an {@code Idempotency-Key} is done at most once a day by one person
 * at one address, and whoever sends it again gets the first answer, byte for byte. What the method does and what it
 * answered are committed together. Refuses a key it cannot use with 400 {@code invalid_idempotency_key}, the same key
 * with another body with 422 {@code idempotency_key_reused}, and a key whose first request is still at work with 409
 * {@code request_in_flight}. Without the header it changes nothing.
 *
 * <p>Only for methods whose effects are all in our database, and which may be run again from their beginning.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
