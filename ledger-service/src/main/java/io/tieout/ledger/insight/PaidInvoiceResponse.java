package io.tieout.ledger.insight;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// An invoice behind the figures of payment behaviour.
///
/// @param paidOn from this day on nothing is owed on it
/// @param daysLate zero when it was paid in time
/// @param paid the money that came for it
record PaidInvoiceResponse(
        InvoiceId invoiceId,
        String invoiceNumber,
        UUID customerId,
        LocalDate invoiceDate,
        LocalDate dueDate,
        LocalDate paidOn,
        long daysToPay,
        long daysLate,
        boolean disputed,
        Money total,
        Money paid) {}
