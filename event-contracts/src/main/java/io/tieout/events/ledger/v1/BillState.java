package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A supplier's bill as it is now, for whoever joins late.
///
/// @param kind `BILL`, or `CREDIT_NOTE`: what the supplier owes us
/// @param payable whether it may be paid; else another person has to approve it first
/// @param status `POSTED` or `VOID`
public record BillState(
        UUID billId,
        String billNumber,
        String kind,
        UUID supplierId,
        String supplierNumber,
        LocalDate documentDate,
        LocalDate effectiveDate,
        LocalDate dueDate,
        @Nullable String paymentReference,
        Money total,
        Money open,
        boolean payable,
        String status) {}
