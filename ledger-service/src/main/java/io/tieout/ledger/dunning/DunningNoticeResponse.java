package io.tieout.ledger.dunning;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param open what was owed on that day
record DunningNoticeResponse(
        UUID dunningNoticeId,
        InvoiceId invoiceId,
        String invoiceNumber,
        @Nullable String externalNumber,
        UUID customerId,
        int level,
        String textKey,
        LocalDate dueDate,
        int daysOverdue,
        Money open,
        DunningRunId dunningRunId,
        LocalDate date) {}
