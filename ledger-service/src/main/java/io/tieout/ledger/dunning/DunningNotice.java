package io.tieout.ledger.dunning;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An invoice that reached a level.
///
/// @param number counts the invoice's notices
/// @param reopenings how often the invoice was owed again before: then its levels begin anew
/// @param open what was owed then
record DunningNotice(
        UUID companyId,
        UUID id,
        InvoiceId invoiceId,
        String invoiceNumber,
        UUID customerId,
        @Nullable UUID orderId,
        @Nullable UUID dealId,
        int number,
        int reopenings,
        int level,
        String textKey,
        LocalDate dueDate,
        int daysOverdue,
        Money open,
        LocalDate runDate) {}
