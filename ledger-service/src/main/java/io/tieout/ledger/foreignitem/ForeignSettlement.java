package io.tieout.ledger.foreignitem;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// A settlement by hand as it was posted.
///
/// @param worth what was received or paid, in the currency of the books
record ForeignSettlement(
        UUID id, EntryId entryId, LocalDate date, Relief relief, Money worth, ExchangeDifference difference) {

    ForeignSettlementResponse response(ForeignItemResponse item) {
        return new ForeignSettlementResponse(
                id,
                entryId,
                date,
                relief.amount(),
                relief.carrying(),
                worth,
                difference.realised(),
                difference.residue(),
                item);
    }
}
