package io.tieout.ledger.transfer;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A bank line that is one end of an own transfer.
///
/// @param matchId the classification of the line
/// @param amount signed: money in is positive
/// @param worth what the line moved in the books, signed likewise
/// @param other the leg at the other end, where somebody named it
public record TransferLeg(
        UUID companyId,
        UUID matchId,
        UUID bankAccountId,
        UUID lineId,
        LocalDate bookingDate,
        LocalDate effectiveDate,
        Money amount,
        Money worth,
        @Nullable UUID other) {

    boolean isOutgoing() {
        return amount.isNegative();
    }

    /// Money of one currency does not become more or less on its way; what a bank keeps is a fee, and no
    /// difference.
    boolean fits(TransferLeg other) {
        return !bankAccountId.equals(other.bankAccountId)
                && isOutgoing() != other.isOutgoing()
                && (!amount.currency().equals(other.amount.currency()) || amount.equals(other.amount.negated()));
    }
}
