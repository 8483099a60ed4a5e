package io.tieout.ledger.foreignitem;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// A change of an item; positive amounts make it more.
///
/// @param cause the settlement, payment match or revaluation behind it
record Movement(
        UUID id,
        ForeignItemId itemId,
        Kind kind,
        Money amount,
        Money carrying,
        LocalDate effectiveDate,
        UUID cause,
        EntryId entryId) {

    enum Kind {
        OPENED,
        SETTLED,
        UNDONE,
        REVALUED,
        REVALUATION_REVERSED
    }

    static Movement of(
            ForeignItemId itemId,
            Kind kind,
            Money amount,
            Money carrying,
            LocalDate effectiveDate,
            UUID cause,
            EntryId entryId) {
        return new Movement(Ids.next(), itemId, kind, amount, carrying, effectiveDate, cause, entryId);
    }
}
