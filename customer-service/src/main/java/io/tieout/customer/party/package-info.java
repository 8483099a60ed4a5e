/// The customer master: one entry per party, found again under any spelling, refused when it seems to exist already.
///
/// A party is a *customer*, a *supplier* or both, under one id. Those that own one another are a *group*.
/// It has a *number* that we give it and may have an *external number* that another system knows it by.
/// Several systems may know it by keys of their own. One that was merged into another one stays, points to it, and is
/// read and written there.
/// Owns: `customer`, `customer_bank_account`, `customer_change`, `customer_external_key`.
/// Publishes: `tieout.customer.customer-registered.v1`,
/// `tieout.customer.customer-changed.v1` (no personal data) and the state topic `customer.customer-state.v1`.
/// Bank accounts are encrypted; only accountants and administrators see more than their last four digits.
/// Always: every change leaves a row in `customer_change`; a parent is never the customer itself nor one of its
/// children, and a group has at most ten levels.
@NullMarked
@ApplicationModule(allowedDependencies = {"vault", "taxid", "customfield", "search"})
package io.tieout.customer.party;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
