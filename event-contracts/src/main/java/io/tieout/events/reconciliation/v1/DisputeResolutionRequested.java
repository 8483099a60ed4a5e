package io.tieout.events.reconciliation.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// A person decided how a dispute shall end. The ledger decides whether the books can follow, and answers.
///
/// @param request 1, 2, 3 …: after a refusal it may be asked again; the answer names it
/// @param outcome `CREDITED`, `ADJUSTED`, `REJECTED` or `WITHDRAWN`
/// @param amount positive: what is given up; of a rejected or withdrawn dispute, what was disputed
/// @param reasonCode why it was disputed
/// @param effectiveDate accounting date of what is posted
public record DisputeResolutionRequested(
        UUID disputeId,
        UUID invoiceId,
        int request,
        String outcome,
        Money amount,
        String reasonCode,
        LocalDate effectiveDate,
        UUID requestedBy) {}
