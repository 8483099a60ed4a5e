package io.tieout.events.reconciliation.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// A customer disputes an invoice, in part or as a whole. What they wrote stays where it was written.
///
/// @param amount positive: what is disputed of it
/// @param reasonCode `WRONG_PRICE`, `WRONG_QUANTITY`, `NOT_RECEIVED`, `DAMAGED`, `NOT_ORDERED`, `ALREADY_PAID`,
///     `WRONG_TAX`, `LATE`, `OTHER`
/// @param openedBy `COMPANY` for one of our people, `CUSTOMER` where they said so themselves
/// @param deadline until when it should be over
public record DisputeOpened(
        UUID disputeId,
        UUID invoiceId,
        UUID customerId,
        Money amount,
        String reasonCode,
        String openedBy,
        LocalDate deadline) {}
