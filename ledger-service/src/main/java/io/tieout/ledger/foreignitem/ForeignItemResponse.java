package io.tieout.ledger.foreignitem;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param kind `INVOICE`: its id is the invoice's
/// @param amount what was owed in the beginning
/// @param open what is owed still
/// @param booked what the whole was worth in the beginning, in the currency of the books
/// @param carrying what the open part stands at in the books
/// @param exchangeRate what a unit of the open part stands at
/// @param movements oldest first; only with a single item
record ForeignItemResponse(
        ForeignItemId id,
        ForeignItem.Kind kind,
        ItemSide side,
        AccountCode account,
        @Nullable String reference,
        @Nullable UUID customerId,
        LocalDate openedOn,
        @Nullable LocalDate dueDate,
        Money amount,
        Money open,
        Money booked,
        Money carrying,
        Rate exchangeRate,
        EntryId entryId,
        long version,
        @Nullable List<MovementResponse> movements) {

    /// @param amount positive: more is open
    /// @param carrying positive: it stands at more
    /// @param causeId the settlement, payment match or revaluation behind it
    record MovementResponse(
            Movement.Kind kind,
            Money amount,
            Money carrying,
            LocalDate effectiveDate,
            Instant recordedAt,
            UUID causeId,
            EntryId entryId) {}

    static ForeignItemResponse from(ForeignItem item) {
        return of(item, item.open(), item.carrying(), item.rate());
    }

    /// @param open on that day
    /// @param carrying on that day
    static ForeignItemResponse stood(ForeignItem item, Money open, Money carrying) {
        boolean says = open.isPositive() && carrying.isPositive();
        return of(item, open, carrying, says ? Rate.implied(open, carrying) : item.rate());
    }

    private static ForeignItemResponse of(ForeignItem item, Money open, Money carrying, Rate rate) {
        return new ForeignItemResponse(
                item.id(),
                item.kind(),
                item.side(),
                item.account(),
                item.reference(),
                item.customerId(),
                item.openedOn(),
                item.dueDate(),
                item.amount(),
                open,
                item.booked(),
                carrying,
                rate,
                item.entryId(),
                item.version(),
                null);
    }

    ForeignItemResponse with(List<MovementResponse> found) {
        return new ForeignItemResponse(
                id,
                kind,
                side,
                account,
                reference,
                customerId,
                openedOn,
                dueDate,
                amount,
                open,
                booked,
                carrying,
                exchangeRate,
                entryId,
                version,
                List.copyOf(found));
    }
}
