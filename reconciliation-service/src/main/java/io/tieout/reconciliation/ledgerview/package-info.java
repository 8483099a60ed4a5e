/// The books as the ledger publishes them, block by block: enough to compare balances, and entry by entry what was
/// booked as revenue.
///
/// Owns: `ledger_turnover`, `ledger_revenue`, `ledger_position`.
/// Listens to: `tieout.ledger.journal-block-sealed.v1`. Always: blocks are taken in order and once; the position
/// says how far.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.reconciliation.ledgerview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
