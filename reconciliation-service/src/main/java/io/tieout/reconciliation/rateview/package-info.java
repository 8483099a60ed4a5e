/// The exchange rates that the ledger's people and feeds quote, so that money can be held against a document in
/// another currency. Nothing is posted at them here: that is the ledger's.
///
/// As in the ledger the latest rate on or before a day counts, unless it is too old. Owns: `exchange_rate_view`.
/// Listens to: `tieout.ledger.exchange-rate-state.v1`. Always: the newest version of a rate wins.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.reconciliation.rateview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
