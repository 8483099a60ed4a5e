package io.tieout.ledger.posting;

import java.time.LocalDate;
import java.util.UUID;

/// An explanation that was wrong.
///
/// @param undoneOn accounting date of the reversal
record MatchUndoing(Cause cause, UUID lineId, LocalDate undoneOn) {}
