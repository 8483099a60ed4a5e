package io.tieout.reconciliation.matching;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An open item as the engine sees it: an invoice or credit note, and what may still be paid on it.
///
/// @param id how the caller knows it
/// @param numbers the numbers people write: the own one first, then numbers of other systems
/// @param customerId whose it is
/// @param openMinor what may still be allocated, negative for a credit note, 0 when settled
/// @param documentAmount the amount in the document's currency, where that is not `currency`
/// @param references structured references that the payer was asked to quote
/// @param uniqueCode digits at the end of the amount that are reserved for this item
/// @param uniqueCodeUntil the last day of that reservation, null when it has no end
/// @param paidByCard whether its payment comes through a card provider
public record Item(
        String id,
        List<String> numbers,
        String customerId,
        long openMinor,
        Currency currency,
        @Nullable Money documentAmount,
        List<String> references,
        @Nullable LocalDate date,
        @Nullable LocalDate due,
        @Nullable Terms terms,
        @Nullable Withholding withholding,
        @Nullable String uniqueCode,
        @Nullable LocalDate uniqueCodeUntil,
        boolean paidByCard) {

    public Item {
        numbers = List.copyOf(numbers);
        references = List.copyOf(references);
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("an open item has a number");
        }
    }

    public static Item of(String id, String number, String customerId, Money open) {
        return new Item(
                id,
                List.of(number),
                customerId,
                open.minorUnits(),
                open.currency(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                false);
    }

    public String number() {
        return numbers.getFirst();
    }

    public Item withId(String newId) {
        return new Item(
                newId,
                numbers,
                customerId,
                openMinor,
                currency,
                documentAmount,
                references,
                date,
                due,
                terms,
                withholding,
                uniqueCode,
                uniqueCodeUntil,
                paidByCard);
    }

    public Item withReference(String reference) {
        return new Item(
                id,
                numbers,
                customerId,
                openMinor,
                currency,
                documentAmount,
                List.of(reference),
                date,
                due,
                terms,
                withholding,
                uniqueCode,
                uniqueCodeUntil,
                paidByCard);
    }

    public Item withDates(@Nullable LocalDate newDate, @Nullable LocalDate newDue) {
        return new Item(
                id,
                numbers,
                customerId,
                openMinor,
                currency,
                documentAmount,
                references,
                newDate,
                newDue,
                terms,
                withholding,
                uniqueCode,
                uniqueCodeUntil,
                paidByCard);
    }
}
