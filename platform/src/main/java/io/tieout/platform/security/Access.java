package io.tieout.platform.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The rule of a route: a person needs one of the roles; an [Role#INTEGRATOR] client needs the scope. Ownership of
/// single
/// records is decided in the query.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {

    Role[] roles();

    /// For example `ledger:read`; empty means that no integrator may.
    String scope() default "";
}
