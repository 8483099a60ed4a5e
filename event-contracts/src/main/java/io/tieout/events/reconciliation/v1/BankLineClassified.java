package io.tieout.events.reconciliation.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A bank line is no customer's payment; the ledger posts it by its rule for this kind.
///
/// @param matchId one id for every explanation of a line, so that undoing works the same way
/// @param kind `BANK_FEE`, `INTEREST`, `TAX`, `PAYROLL`, `OWN_TRANSFER` or `OTHER`
/// @param otherLegMatchId the explanation of the line at the other end, where a person named both of an `OWN_TRANSFER`
public record BankLineClassified(
        UUID matchId,
        UUID lineId,
        UUID bankAccountId,
        LocalDate bookingDate,
        Money amount,
        String kind,
        String decidedBy,
        @Nullable UUID otherLegMatchId) {

    /// Of a line alone.
    public BankLineClassified(
            UUID matchId,
            UUID lineId,
            UUID bankAccountId,
            LocalDate bookingDate,
            Money amount,
            String kind,
            String decidedBy) {
        this(matchId, lineId, bankAccountId, bookingDate, amount, kind, decidedBy, null);
    }
}
