/// What customers object to on invoices: one dispute with one id in every service, from the objection to its end.
///
/// Both sides write in one thread; what is *internal* is never shown to the customer. A dispute is over only when
/// the ledger has answered: it marks the invoice while the dispute is open, so that nobody is reminded of it, and
/// decides whether the outcome can be posted. A refusal shows, and the dispute can be resolved anew. Events carry
/// ids and codes; texts and files stay here and are erased with their customer. Owns: `dispute`, `dispute_message`,
/// `dispute_file`, `dispute_step`. Publishes: `tieout.reconciliation.dispute-opened.v1`,
/// `-dispute-resolution-requested`, `-dispute-resolved`. Listens to: `tieout.ledger.dispute-settled.v1`,
/// `-dispute-settlement-refused`. Always: the disputes of an invoice that are not over come to no more than was open
/// on it when the last of them began; at most one request of a dispute waits for its answer.
@NullMarked
@ApplicationModule(allowedDependencies = {"confirmation", "customerview", "openitem"})
package io.tieout.reconciliation.dispute;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
