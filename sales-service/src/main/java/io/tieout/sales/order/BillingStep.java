package io.tieout.sales.order;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// A step of an order that the ledger reported.
///
/// @param version of the event that tells of it
/// @param date of the invoice, or of what settled or reopened it
/// @param amount invoiced, or what is owed after it
/// @param entryId what the step books; of a payment that of its invoice
record BillingStep(
        BilledOrder order,
        long version,
        OrderStep step,
        UUID invoiceId,
        String invoiceNumber,
        UUID entryId,
        LocalDate date,
        Money amount) {}
