/// Tells other services what each customer's ledger consists of: the sealed journal's lines on the control accounts,
/// with the customer and the document behind each.
///
/// Follows the sealer instead of the postings, so that posting stays as fast as it was and lines go out in the order
/// of the journal, once. It begins with the first entry of the books: what was sealed before this package existed is
/// told like the rest, only later; until then an event says that more is to come. Owns: `customer_line_position`,
/// `customer_line_total`. Publishes: `tieout.ledger.customer-lines-sealed.v1`. Always: what was told of a control
/// account adds up to its balance in the journal up to the same entry (I3).
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.ledger.customerledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
