/// What customers owe on invoices, what we owe them on credit notes and refunds (below zero), and what we owe
/// suppliers on bills that may be paid (below zero, too), as the ledger says, less what pending matches have reserved.
///
/// An item's *open* amount is the ledger's; a *reservation* is what a match has asked for and the ledger has not
/// answered yet; *available* is the difference. A reservation ends in the transaction that sees the open amount
/// change because of it, or with the ledger's refusal: so the same money is never available twice. An item
/// carries what its customer may keep back: for paying early, and by law. Owns: `open_item`, `open_item_token`,
/// `open_item_change`, `open_item_reservation`. Listens to: `tieout.ledger.invoice-issued.v1`, `-part-paid`,
/// `-paid`, `-reopened`, `tieout.ledger.invoice-state.v1`, `tieout.ledger.credit-note-issued.v1`,
/// `-credit-note-changed`, `tieout.ledger.refund-approved.v1`, `-refund-paid`, `-refund-reopened`,
/// `tieout.ledger.bill-posted.v1`, `-bill-approved`, `-bill-part-paid`, `-bill-paid`, `-bill-reopened`,
/// `-bill-voided`. Always:
/// nothing is reserved beyond what is available at that moment; the end is the same in whatever order topics
/// arrive.
@NullMarked
@ApplicationModule(allowedDependencies = {"matching"})
package io.tieout.reconciliation.openitem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
