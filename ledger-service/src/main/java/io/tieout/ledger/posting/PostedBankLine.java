package io.tieout.ledger.posting;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A bank line that is in the books.
///
/// @param effectiveDate the booking date, or the first open day when its period was closed
/// @param worth what it was posted with in the currency of the books, signed like the amount
/// @param matchId what explains it, none while its amount stands on the clearing account
record PostedBankLine(
        UUID companyId,
        UUID lineId,
        UUID bankAccountId,
        LocalDate bookingDate,
        LocalDate effectiveDate,
        Money amount,
        Money worth,
        EntryId entryId,
        @Nullable UUID matchId) {

    /// A line in the currency of the books.
    PostedBankLine(
            UUID companyId,
            UUID lineId,
            UUID bankAccountId,
            LocalDate bookingDate,
            LocalDate effectiveDate,
            Money amount,
            EntryId entryId,
            @Nullable UUID matchId) {
        this(companyId, lineId, bankAccountId, bookingDate, effectiveDate, amount, amount, entryId, matchId);
    }

    boolean isForeign() {
        return !amount.currency().equals(worth.currency());
    }

    void requireUnexplained() {
        if (matchId != null) {
            throw new BankLineAlreadyExplained(lineId, matchId);
        }
    }

    void requireAmount(Money claimed) {
        if (!claimed.equals(amount)) {
            throw new MatchDoesNotTie("The bank line is posted with " + amount + " and matched with " + claimed);
        }
    }
}
