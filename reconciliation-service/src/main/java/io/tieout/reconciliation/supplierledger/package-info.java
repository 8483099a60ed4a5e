/// Each supplier's ledger: the journal's lines that say what we owe to a supplier, or do not owe any more.
///
/// The lines are the journal's own, as it is sealed: those that name a supplier, and the document where they name it.
/// Owns: `supplier_ledger_line`. Listens to: `tieout.ledger.journal-block-sealed.v1`. Always: a line comes once and
/// never changes.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.reconciliation.supplierledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
