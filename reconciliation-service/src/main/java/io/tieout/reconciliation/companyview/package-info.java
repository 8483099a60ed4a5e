/// The company itself: its name, where it is and in which language it writes.
///
/// Owns: `company_view`. Listens to: `tieout.identity.company-state.v1`. Always: the newest state wins.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.reconciliation.companyview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
