/// Entries as numbered vouchers, as some countries' books are printed and bound: `记-0001`, from 1 again each month.
///
/// A voucher's number is the place of its entry among those of its month (or year) in the order of the seal, which
/// never changes and has no gaps; so the number needs neither a counter in the posting's way nor a column. Where
/// the company's standard writes reversals in red, they are shown as negative amounts on the side of what they take
/// back; the journal itself keeps positive amounts and sides.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "journal", "period", "report", "charttemplate"})
package io.tieout.ledger.voucher;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
