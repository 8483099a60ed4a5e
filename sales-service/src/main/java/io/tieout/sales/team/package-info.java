/// Who sells: representatives, the teams they belong to, and who leads those.
///
/// From this follows which deals and orders somebody may see: [Sight].
///
/// Owns: `team`, `representative`.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.sales.team;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
