package io.tieout.events.sales.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The ledger has made the invoice of an order and posted it.
///
/// @param entryId the journal entry
public record OrderInvoiced(
        UUID orderId,
        String orderNumber,
        @Nullable UUID dealId,
        UUID customerId,
        UUID invoiceId,
        String invoiceNumber,
        UUID entryId,
        LocalDate invoiceDate,
        Money total) {}
