/// Settles a customer's invoices with what we owe the customer, as two people agreed in reconciliation.
///
/// A settlement is posted once and as a whole, or refused as a whole: the oldest credit goes to the first invoice,
/// and so on, each as an allocation of its own. It is taken back as a whole, too. Owns: `posted_settlement`,
/// `posted_settlement_part`. Publishes: `tieout.ledger.settlement-posted.v1`, `-settlement-refused`,
/// `-settlement-undone`. Listens to: `tieout.reconciliation.settlement-approved.v1`, `-settlement-undo-requested`.
/// Always: what a settlement settles is what it uses of credits (I7).
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "creditnote", "customerview", "receivable"})
package io.tieout.ledger.settlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
