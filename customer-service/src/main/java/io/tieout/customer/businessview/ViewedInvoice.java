package io.tieout.customer.businessview;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An invoice as it was told last.
record ViewedInvoice(
        UUID companyId,
        UUID invoiceId,
        UUID customerId,
        String number,
        @Nullable UUID orderId,
        LocalDate invoiceDate,
        LocalDate dueDate,
        Money total,
        Money open,
        boolean disputed,
        String status,
        long version) {}
