package io.tieout.events.ledger.v1;

import java.util.UUID;

/// The ledger did not post, or not undo, a settlement: nothing changed.
///
/// @param request which of the settlement's requests this answers
/// @param code stable, as in a problem document
/// @param detail for people
public record SettlementRefused(UUID settlementId, int request, String code, String detail) {}
