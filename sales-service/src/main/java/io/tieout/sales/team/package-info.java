/// Who sells: representatives, the teams they belong to, and who leads those.
///
/// Owns: `team`, `representative`.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.sales.team;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
