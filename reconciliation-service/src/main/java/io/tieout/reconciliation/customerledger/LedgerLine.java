package io.tieout.reconciliation.customerledger;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line of a customer's ledger.
///
/// @param control which of the customer's accounts: what it owes, or its money on account
/// @param source what it comes from: `INVOICE`, `PAYMENT` …; `REVERSAL` takes something back
/// @param document the document's number, or that of the document it settles
/// @param item what it opens or settles; none in books of before this was kept
/// @param movement debits are positive
/// @param open what is open of the item, with its sign
public record LedgerLine(
        UUID entryId,
        int lineNumber,
        long sequence,
        LocalDate effectiveDate,
        LocalDate documentDate,
        Control control,
        String source,
        @Nullable String reversedSource,
        @Nullable UUID sourceId,
        @Nullable String document,
        @Nullable Item item,
        Money movement,
        LineState state,
        Money open) {

    /// @param dueDate of an invoice
    public record Item(
            ItemKind kind,
            UUID id,
            @Nullable String number,
            @Nullable LocalDate dueDate) {}

    LedgerLine openWith(LineState newState, Money newOpen) {
        return new LedgerLine(
                entryId,
                lineNumber,
                sequence,
                effectiveDate,
                documentDate,
                control,
                source,
                reversedSource,
                sourceId,
                document,
                item,
                movement,
                newState,
                newOpen);
    }

    public Place place() {
        return new Place(effectiveDate, sequence, lineNumber);
    }

    /// Where a line stands in the ledger.
    public record Place(LocalDate effectiveDate, long sequence, int lineNumber) {}
}
