/// The company itself: where it is, and so which day it has.
///
/// Owns: `company_view`. Listens to: `tieout.identity.company-state.v1`. Always: the newest state wins; a company of
/// which nothing came yet is in UTC.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.customer.companyview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
