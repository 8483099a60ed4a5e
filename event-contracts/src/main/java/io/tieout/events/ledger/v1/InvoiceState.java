package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An invoice as it is now, for whoever joins late.
///
/// @param status `ISSUED` or `VOID`
public record InvoiceState(
        UUID invoiceId,
        String invoiceNumber,
        @Nullable String externalNumber,
        UUID customerId,
        @Nullable UUID orderId,
        LocalDate invoiceDate,
        LocalDate dueDate,
        String paymentReference,
        Money total,
        Money open,
        boolean disputed,
        String status) {}
