package io.tieout.ledger.withholding;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// Tax that a customer kept back: the payment came without it.
///
/// @param paidOn the day of the bank line, whose rate counts
/// @param effectiveDate the payment's accounting date
public record WithheldTax(InvoiceId invoiceId, Money amount, UUID matchId, LocalDate paidOn, LocalDate effectiveDate) {}
