package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// A refund is approved and posted; the bank's outgoing line is expected.
///
/// @param refundNumber gapless per series, for example `RFD-2026-000007`
/// @param refundDate accounting date of the posting
/// @param paymentReference structured creditor reference (ISO 11649, `RF…`) for the payment order
/// @param amount positive: what is to be paid out
/// @param entryId the journal entry: from the credit to money in transit
public record RefundApproved(
        UUID refundId,
        String refundNumber,
        UUID customerId,
        LocalDate refundDate,
        String paymentReference,
        Money amount,
        UUID entryId) {}
