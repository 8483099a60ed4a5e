/// Each customer's ledger: every dealing that moved what the customer owes, or its money on account, with a running
/// balance, for any day and as it was known at any moment.
///
/// The lines are the journal's own, told by the ledger in the journal's order, so that the customers' sum is the
/// control account, and not a second truth beside it. Each line is marked: *matched* when the document it belongs to
/// is settled, *disputed* when the customer disputes what is open of it, else *open*. The marks come from the open
/// items, which the ledger tells of at another time: for a moment a mark may be ahead of the lines, never a balance.
/// Owns: `customer_ledger_line`, `customer_ledger_total`, `customer_ledger_position`. Listens to:
/// `tieout.ledger.customer-lines-sealed.v1`. Always: the lines add up to what the ledger says of its control accounts
/// (I3); while the ledger is still telling what was booked before, nothing is answered rather than a part of it.
@NullMarked
@ApplicationModule(allowedDependencies = {"companyview"})
package io.tieout.reconciliation.customerledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
