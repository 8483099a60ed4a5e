/// What customers dispute of invoices, and how the books follow the outcome.
///
/// A dispute is led in reconciliation; the books decide whether its outcome can be posted, and answer each request
/// once. An open dispute marks its invoice, so that nobody is reminded of it. What was right about it is given up
/// by a credit note, tax included; only an invoice without tax may be adjusted by a plain entry. A rejected or
/// withdrawn dispute posts nothing: the invoice is owed as before. Owns: `invoice_dispute`. Publishes:
/// `tieout.ledger.dispute-settled.v1`, `-dispute-settlement-refused`; marks are told by the invoice itself. Listens
/// to: `tieout.reconciliation.dispute-opened.v1`, `-dispute-resolution-requested`. Always: an invoice with an open
/// dispute is marked, and a dispute gives up something at most once (I7).
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "journal", "period", "receivable", "creditnote", "tax"})
package io.tieout.ledger.dispute;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
