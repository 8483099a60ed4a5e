package io.tieout.ledger.dispute;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// What a person decided about a dispute.
///
/// @param request 1, 2, 3 …
/// @param amount what is given up, where something is
record WantedOutcome(
        UUID companyId,
        UUID disputeId,
        int request,
        DisputeOutcome outcome,
        Money amount,
        String reasonCode,
        LocalDate date,
        UUID decidedBy) {}
