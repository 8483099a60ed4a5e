/// The books as the ledger publishes them, block by block: enough to compare balances, and entry by entry what was
/// booked as revenue. Which accounts receivables and revenue are is what the blocks tell of the company's own chart.
///
/// Owns: `ledger_turnover`, `ledger_revenue`, `ledger_account_role`, `ledger_position`.
/// Listens to: `tieout.ledger.journal-block-sealed.v1`. Always: blocks are taken in order and once; the position
/// says how far.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.reconciliation.ledgerview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
