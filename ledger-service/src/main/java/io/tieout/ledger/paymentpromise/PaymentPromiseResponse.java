package io.tieout.ledger.paymentpromise;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param amount what was promised
/// @param paid the money that came for these invoices since the promise, up to its day
/// @param owed what was left on them on that day, or is left now
/// @param status on the day that was asked for
record PaymentPromiseResponse(
        PaymentPromiseId paymentPromiseId,
        UUID customerId,
        List<UUID> invoiceIds,
        Money amount,
        LocalDate madeOn,
        LocalDate promisedDate,
        PromiseStatus status,
        Money paid,
        Money owed,
        @Nullable String note,
        UUID recordedBy,
        Instant recordedAt,
        @Nullable UUID withdrawnBy,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawalReason,
        long version) {}
