/// The people who sign in, what they may do, and their passwords.
///
/// Owns: `app_user`. Publishes: `tieout.identity.user-state.v1`. Always: an address belongs to one person, whatever
/// its case; a company keeps at least one administrator who can sign in.
@NullMarked
@ApplicationModule(allowedDependencies = {"company"})
package io.tieout.identity.user;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
