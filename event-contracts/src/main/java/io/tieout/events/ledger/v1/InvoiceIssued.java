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
/// @param earlyPayment what may be kept back for paying early
/// @param withholding tax that the customer keeps back by law and pays to the authority in our name
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
        UUID entryId,
        @Nullable EarlyPayment earlyPayment,
        @Nullable Money withholding) {

    /// An invoice of which nothing is kept back.
    public InvoiceIssued(
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
            UUID entryId) {
        this(
                invoiceId,
                invoiceNumber,
                externalNumber,
                customerId,
                orderId,
                dealId,
                invoiceDate,
                dueDate,
                paymentReference,
                net,
                tax,
                total,
                open,
                disputed,
                entryId,
                null,
                null);
    }
}
