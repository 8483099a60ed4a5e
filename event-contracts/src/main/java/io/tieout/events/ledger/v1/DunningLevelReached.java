package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An invoice is overdue for so long that its customer is to be reminded. Told once per invoice and level; again only
/// after a payment was taken back and the invoice is owed anew.
///
/// @param level 1, 2, 3 …
/// @param textKey under which whoever sends the reminder finds its words
/// @param daysOverdue on that date
/// @param open what is owed
/// @param date on which the level was counted
public record DunningLevelReached(
        UUID noticeId,
        UUID invoiceId,
        String invoiceNumber,
        UUID customerId,
        @Nullable UUID orderId,
        int level,
        String textKey,
        LocalDate dueDate,
        int daysOverdue,
        Money open,
        LocalDate date) {}
