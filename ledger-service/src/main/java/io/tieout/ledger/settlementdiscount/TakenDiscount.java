package io.tieout.ledger.settlementdiscount;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// A discount that a customer took: the payment came without it.
///
/// @param amount what was kept back
/// @param settled what the payment settles of the invoice, with what was kept back
/// @param paidOn the day of the bank line
/// @param effectiveDate the payment's accounting date
public record TakenDiscount(
        InvoiceId invoiceId, Money amount, Money settled, UUID matchId, LocalDate paidOn, LocalDate effectiveDate) {}
