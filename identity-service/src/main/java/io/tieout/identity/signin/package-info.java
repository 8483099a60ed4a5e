/// The sign-in page for people, and how a browser stays signed in while it fetches codes.
///
/// The cookie holds a random value whose hash is in the database: any replica can answer, and disabling a user or
/// changing the password ends it at once. Guessing is limited per account and per address. Owns: `sign_in_session`,
/// `sign_in_failure`.
@NullMarked
@ApplicationModule(allowedDependencies = {"user", "company"})
package io.tieout.identity.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
