package io.tieout.reconciliation.openitem;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.LookupKeys;
import io.tieout.reconciliation.matching.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An invoice as an event or a state tells of it; or a credit note, a refund or a bill, whose amounts are negative.
///
/// @param paymentReference empty where nobody was asked to quote one
/// @param net known from the event alone
/// @param terms what may be kept back for paying early
/// @param withholding what the customer keeps back by law
/// @param awaitsApproval a bill of which nothing may be paid yet
/// @param fromEvent an event counts before a state: only events say which match changed what
record IssuedItem(
        UUID companyId,
        UUID invoiceId,
        ItemKind kind,
        UUID customerId,
        String number,
        @Nullable String externalNumber,
        @Nullable UUID orderId,
        @Nullable UUID dealId,
        LocalDate invoiceDate,
        LocalDate dueDate,
        String paymentReference,
        @Nullable Money net,
        Money total,
        Money open,
        @Nullable Terms terms,
        @Nullable Money withholding,
        boolean disputed,
        boolean voided,
        long version,
        boolean fromEvent,
        boolean awaitsApproval) {

    IssuedItem(
            UUID companyId,
            UUID invoiceId,
            ItemKind kind,
            UUID customerId,
            String number,
            @Nullable String externalNumber,
            @Nullable UUID orderId,
            @Nullable UUID dealId,
            LocalDate invoiceDate,
            LocalDate dueDate,
            String paymentReference,
            @Nullable Money net,
            Money total,
            Money open,
            @Nullable Terms terms,
            @Nullable Money withholding,
            boolean disputed,
            boolean voided,
            long version,
            boolean fromEvent) {
        this(
                companyId,
                invoiceId,
                kind,
                customerId,
                number,
                externalNumber,
                orderId,
                dealId,
                invoiceDate,
                dueDate,
                paymentReference,
                net,
                total,
                open,
                terms,
                withholding,
                disputed,
                voided,
                version,
                fromEvent,
                false);
    }

    LookupKeys.OfItem keys() {
        var numbers = new ArrayList<>(List.of(number));
        if (externalNumber != null) {
            numbers.add(externalNumber);
        }
        return LookupKeys.ofItem(numbers, paymentReference.isEmpty() ? List.of() : List.of(paymentReference));
    }
}
