package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An invoice as it is now, for whoever joins late.
///
/// @param status `ISSUED` or `VOID`
/// @param earlyPayment what may be kept back for paying early
/// @param withholding tax that the customer keeps back by law and pays to the authority in our name
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
        String status,
        @Nullable EarlyPayment earlyPayment,
        @Nullable Money withholding) {

    /// An invoice of which nothing is kept back.
    public InvoiceState(
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
            String status) {
        this(
                invoiceId,
                invoiceNumber,
                externalNumber,
                customerId,
                orderId,
                invoiceDate,
                dueDate,
                paymentReference,
                total,
                open,
                disputed,
                status,
                null,
                null);
    }
}
