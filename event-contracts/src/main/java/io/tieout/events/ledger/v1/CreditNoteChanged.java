package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A credit note was used or given back, so that less or more of it is left.
///
/// @param changed by how much: negative when it was used
/// @param open what is left of it
/// @param effectiveDate accounting date of the change
/// @param matchId the match behind it, when a bank line was
public record CreditNoteChanged(
        UUID creditNoteId,
        UUID customerId,
        Money changed,
        Money open,
        LocalDate effectiveDate,
        @Nullable UUID matchId) {}
