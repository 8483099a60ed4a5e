package io.tieout.ledger.monthend;

import io.tieout.ledger.report.MonthEnd;
import java.util.UUID;

/// A set that this replica makes.
///
/// @param claim lets the set be stored only by who claimed it last
record ClaimedSet(MonthEndSetId id, UUID claim, MonthEnd month) {}
