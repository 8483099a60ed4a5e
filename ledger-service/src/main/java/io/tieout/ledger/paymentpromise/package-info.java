/// What customers promised to pay, and whether they did.
///
/// A promise names a customer, some of its invoices in one currency, an amount and a day. It changes nothing else: the
/// invoices are owed, reminded of and disputed as before. Whether it was *kept* is derived from the allocations up to
/// its day, for any day and as it was known at any moment, so that a payment that is found later, or taken back,
/// counts where it belongs. Owns: `payment_promise`, `payment_promise_invoice`. Always: two promises that run at the
/// same time share no invoice, so that no money keeps two of them; a promise that ended is not withdrawn.
@NullMarked
@ApplicationModule(allowedDependencies = {"balance", "company", "period", "receivable"})
package io.tieout.ledger.paymentpromise;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
