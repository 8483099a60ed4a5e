package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A supplier's bill, or its credit note, is numbered and posted.
///
/// @param billNumber ours, gapless per series, for example `BILL-2026-000042`
/// @param kind `BILL`, or `CREDIT_NOTE`: what the supplier owes us
/// @param supplierNumber as the supplier numbers it
/// @param effectiveDate accounting date of the posting
/// @param paymentReference what the supplier asks to quote, when it does
/// @param net without tax
/// @param tax that the supplier charges
/// @param total what the supplier is to get
/// @param payable whether it may be paid; else another person has to approve it first
/// @param entryId the journal entry
public record BillPosted(
        UUID billId,
        String billNumber,
        String kind,
        UUID supplierId,
        String supplierNumber,
        LocalDate documentDate,
        LocalDate effectiveDate,
        LocalDate dueDate,
        @Nullable String paymentReference,
        Money net,
        Money tax,
        Money total,
        Money open,
        boolean payable,
        UUID entryId) {}
