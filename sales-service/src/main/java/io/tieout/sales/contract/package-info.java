/// Contracts with customers: what is agreed, in every version that it had, milestones, disputes, and when it ends.
///
/// Owns: `contract`, `contract_version`, `contract_milestone`, `contract_dispute`, `contract_counter`. Raises alerts
/// 90, 30 and 7 days before a contract ends, each once. Always: a version that was agreed does not change; a
/// milestone with an amount becomes one order when it is done.
@NullMarked
@ApplicationModule(allowedDependencies = {"order", "customerview", "team", "alert", "companyview", "change"})
package io.tieout.sales.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
