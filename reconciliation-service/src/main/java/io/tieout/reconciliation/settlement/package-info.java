/// Settlement documents: what a customer owes in one currency and period, netted against what we owe the customer.
///
/// A settlement is *drafted* from the open items, *approved* by another person, and *posted* by the ledger once and
/// as a whole: it decides whether the items are still there. A refusal shows, and the draft can be approved again or
/// withdrawn. A posted one is *undone* as a whole. Disputed invoices stay out. Of a supplier who is a customer too,
/// bills become further lines once they are items here. Owns: `settlement`, `settlement_line`. Publishes:
/// `tieout.reconciliation.settlement-approved.v1`, `-settlement-undo-requested`. Listens to:
/// `tieout.ledger.settlement-posted.v1`, `-settlement-refused`, `-settlement-undone`. Always: what is settled of the
/// invoices is what is used of credits; net = owed less credits.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.reconciliation.settlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
