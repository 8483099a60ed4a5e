package io.tieout.ledger.foreignitem;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// What settling a part of an item did.
///
/// @param carrying what left the item's account
/// @param received what was received or paid for it, in the currency of the books
/// @param realised what the rate did since; positive is a gain
/// @param conversion what only rounding left; positive is a gain
/// @param item how it stands now
record ForeignSettlementResponse(
        UUID settlementId,
        EntryId entryId,
        LocalDate effectiveDate,
        Money amount,
        Money carrying,
        Money received,
        Money realised,
        Money conversion,
        ForeignItemResponse item) {}
