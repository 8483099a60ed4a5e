/// What customers keep back for paying early.
///
/// A payment in time earns the discount that its invoice promises, whether the match says what was kept back or
/// just leaves it open: the adjusting entry is posted with the payment and taken back with it. What a match
/// says was kept back and was not earned is refused. An accountant can also give one late, by hand. With its
/// part of the tax or without, as the terms say. On an invoice in another currency it makes the sale less at the
/// rate at which that was booked; what the rate did to the invoice since is realised. Owns: `settlement_discount`.
/// Publishes nothing of its own; a discount is told as a change of the invoice. Always: a discount never exceeds
/// what is open, and its entry and its allocation come and go together (I3).
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "journal", "period", "receivable", "tax"})
package io.tieout.ledger.settlementdiscount;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
