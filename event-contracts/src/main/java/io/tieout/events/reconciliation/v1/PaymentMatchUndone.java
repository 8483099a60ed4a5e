package io.tieout.events.reconciliation.v1;

import java.time.LocalDate;
import java.util.UUID;

/// A match was wrong; what it posted is to be reversed.
///
/// @param undoneOn accounting date of the reversal
public record PaymentMatchUndone(UUID matchId, UUID lineId, LocalDate undoneOn, String reason) {}
