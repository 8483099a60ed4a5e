package io.tieout.reconciliation.openitem;

import io.tieout.reconciliation.matching.Item;
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
        long openMinor,
        long availableMinor,
        boolean voided,
        boolean disputed) {

    public Item forMatching() {
        var numbers = new ArrayList<>(List.of(number));
        if (externalNumber != null && !externalNumber.equals(number)) {
            numbers.add(externalNumber);
        }
        return new Item(
                invoiceId.toString(),
                numbers,
                customerId.toString(),
                availableMinor,
                currency,
                null,
                paymentReference.isEmpty() ? List.of() : List.of(paymentReference),
                invoiceDate,
                dueDate,
                null,
                null,
                null,
                null,
                false);
    }
}
