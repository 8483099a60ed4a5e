/// Tax that customers keep back from our invoices and pay to the authority in our name.
///
/// Recorded by hand, or with the payment that came without it, and then taken back with it. It settles its part
/// of the invoice and is a prepayment of our own tax, proved by the customer's certificate: without one it is
/// not worth anything to the authority, so what is still uncertified can be listed. Owns: `tax_withholding`.
/// Always: one entry and one allocation each; taking it back reverses both.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "currency", "journal", "period", "receivable", "tax"})
package io.tieout.ledger.withholding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
