/// The ledger's view of the companies: which currency the books are kept in, and what "today" means there.
///
/// Owns: `company`. Listens to: `tieout.identity.company-state.v1`. Always: the base currency of a company never
/// changes.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.ledger.company;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
