package io.tieout.ledger.transfer;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Two legs that belong together.
///
/// @param difference what the rate did between them; positive is a gain
/// @param entryId none when nothing differed
/// @param pairedBy none: nothing else fitted either of them, or their lines were explained together
record Transfer(
        UUID companyId,
        TransferId id,
        UUID outgoing,
        UUID incoming,
        LocalDate effectiveDate,
        Money difference,
        @Nullable EntryId entryId,
        @Nullable UUID pairedBy,
        boolean undone) {}
