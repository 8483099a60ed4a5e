/// Programs that ask for tokens: other systems with a secret and named scopes, and our own user interfaces without
/// one.
///
/// Owns: `client`. Always: a secret is shown once, at creation, and kept as a hash; a client with a secret belongs
/// to one company.
@NullMarked
@ApplicationModule(allowedDependencies = {"company"})
package io.tieout.identity.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
