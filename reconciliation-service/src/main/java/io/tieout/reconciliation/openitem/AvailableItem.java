package io.tieout.reconciliation.openitem;

import io.tieout.reconciliation.matching.Item;
import io.tieout.reconciliation.matching.Terms;
import io.tieout.reconciliation.matching.Withholding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An item with what is still available on it.
///
/// @param paymentReference empty where nobody was asked to quote one
/// @param availableMinor open less reserved
/// @param earlyPaymentPercent with `earlyPaymentDays` what may be kept back for paying early
/// @param withholdingMinor what the customer keeps back by law from the whole
/// @param awaitsApproval a bill that nothing may be paid of yet: nothing is open, and nothing settled
public record AvailableItem(
        UUID invoiceId,
        ItemKind kind,
        UUID customerId,
        String number,
        @Nullable String externalNumber,
        LocalDate invoiceDate,
        LocalDate dueDate,
        String paymentReference,
        Currency currency,
        long totalMinor,
        long openMinor,
        long availableMinor,
        @Nullable BigDecimal earlyPaymentPercent,
        @Nullable Integer earlyPaymentDays,
        @Nullable Long withholdingMinor,
        boolean voided,
        boolean disputed,
        boolean awaitsApproval) {

    /// A payment that went back opens an invoice or a bill again, and asks for nothing that is open.
    public boolean isReopenedBy(long amountMinor) {
        return kind == ItemKind.BILL ? amountMinor > 0 : kind == ItemKind.INVOICE && amountMinor < 0;
    }

    /// What was settled of it, and can be opened again.
    public long settledMinor() {
        return awaitsApproval ? 0 : totalMinor - openMinor;
    }

    /// The same item when something else was open on it.
    public AvailableItem withAvailable(long minor) {
        return new AvailableItem(
                invoiceId,
                kind,
                customerId,
                number,
                externalNumber,
                invoiceDate,
                dueDate,
                paymentReference,
                currency,
                totalMinor,
                minor,
                minor,
                earlyPaymentPercent,
                earlyPaymentDays,
                withholdingMinor,
                voided,
                disputed,
                awaitsApproval);
    }

    public Item forMatching() {
        return forMatching(availableMinor);
    }

    /// As if it were owed to us: whoever asks what an outgoing line pays asks with the other sign. What waits for
    /// approval is not paid: it is there with its whole amount.
    public Item forPaying() {
        return forMatching(awaitsApproval ? -totalMinor : -availableMinor);
    }

    private Item forMatching(long openMinor) {
        var numbers = new ArrayList<>(List.of(number));
        if (externalNumber != null && !externalNumber.equals(number)) {
            numbers.add(externalNumber);
        }
        return new Item(
                invoiceId.toString(),
                numbers,
                customerId.toString(),
                openMinor,
                currency,
                null,
                paymentReference.isEmpty() ? List.of() : List.of(paymentReference),
                invoiceDate,
                dueDate,
                terms(),
                withholding(),
                null,
                null,
                false);
    }

    private @Nullable Terms terms() {
        return earlyPaymentPercent == null || earlyPaymentDays == null
                ? null
                : new Terms(earlyPaymentPercent, earlyPaymentDays);
    }

    /// Of a part that is left, nobody knows what is still kept back.
    private @Nullable Withholding withholding() {
        return withholdingMinor == null || availableMinor != totalMinor ? null : new Withholding(withholdingMinor);
    }
}
