package io.tieout.ledger.writeoff;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// A remainder of an invoice that somebody gives up when the rest of it is paid.
///
/// @param effectiveDate the payment's accounting date
/// @param decidedBy whoever explained the bank line
public record MatchedWriteOff(
        InvoiceId invoiceId, Money amount, UUID matchId, LocalDate effectiveDate, String reason, UUID decidedBy) {}
