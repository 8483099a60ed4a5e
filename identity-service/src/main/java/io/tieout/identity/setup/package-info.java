/// The first start: founds the company, its administrator, the operator's client and the console's client.
///
/// What must be secret has no default: a first start without it is refused, naming what is missing. A later start
/// finds the company and changes nothing, except that demo users are added when a password for them is given.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "user", "client"})
package io.tieout.identity.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
