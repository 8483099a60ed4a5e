package io.tieout.platform.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A route that needs no role, such as a sign-in page, and says why. Its path must also be listed in
/// `tieout.security.open-paths`, or stand under a filter chain of the service's own.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PublicAccess {

    /// Why this may be open to everyone.
    String value();
}
