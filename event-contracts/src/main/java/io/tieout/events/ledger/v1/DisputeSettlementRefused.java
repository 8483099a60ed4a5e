package io.tieout.events.ledger.v1;

import java.util.UUID;

/// The ledger did not settle a dispute as it was asked to: nothing was posted, and the dispute goes on.
///
/// @param request which of the dispute's requests this answers
/// @param code stable, as in a problem document
/// @param detail for people
public record DisputeSettlementRefused(UUID disputeId, UUID invoiceId, int request, String code, String detail) {}
