package io.tieout.platform.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a controller method that honours `Idempotency-Key`. Key, request and answer are stored in the transaction
/// of the change, so that a retry is answered from there, with the header `Idempotency-Replayed: true`.
///
/// The method returns a `ResponseEntity`; status, body, `Location` and `ETag` are kept. The transaction is opened
/// around
/// the method, so what it calls joins it, and a refusal rolls back and leaves the key free.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /// Whether the key must be sent: yes on every POST that moves money.
    boolean required() default false;
}
