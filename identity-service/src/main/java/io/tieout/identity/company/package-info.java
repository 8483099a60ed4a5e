/// The companies whose books are kept: base currency, time zone, language and fiscal year.
///
/// Owns: `company`. Publishes: `tieout.identity.company-state.v1`. Always: the base currency never changes, because
/// the books are kept in it.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.identity.company;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
