package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An invoice has its number and is posted; from now on its total is owed.
///
/// @param invoiceNumber gapless per series, for example `INV-2026-000042`
/// @param externalNumber the number another system gave it, when it was brought in from there
/// @param paymentReference structured creditor reference (ISO 11649, `RF…`) that the payer is asked to quote
/// @param entryId the journal entry
public record InvoiceIssued(
        UUID invoiceId,
        String invoiceNumber,
        @Nullable String externalNumber,
        UUID customerId,
        @Nullable UUID orderId,
        @Nullable UUID dealId,
        LocalDate invoiceDate,
        LocalDate dueDate,
        String paymentReference,
        Money net,
        Money tax,
        Money total,
        Money open,
        boolean disputed,
        UUID entryId) {}
