package io.tieout.platform.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a controller method that honours `Idempotency-Key`. Key, request and answer are stored in the transaction
/// of the
/// change, so that a retry is answered from there, with the header `Idempotency-Replayed: true`.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /// Whether the key must be sent: yes on every POST that moves money.
    boolean required() default false;
}
