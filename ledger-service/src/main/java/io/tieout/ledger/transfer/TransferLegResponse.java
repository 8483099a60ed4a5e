package io.tieout.ledger.transfer;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param matchId the classification of the bank line
/// @param amount money in is positive
/// @param worth what it moved in the currency of the books
/// @param transferId absent while the other end is missing
record TransferLegResponse(
        UUID matchId,
        UUID bankAccountId,
        UUID lineId,
        LocalDate bookingDate,
        Money amount,
        Money worth,
        @Nullable TransferId transferId) {

    static TransferLegResponse of(TransferLeg leg, @Nullable TransferId transferId) {
        return new TransferLegResponse(
                leg.matchId(),
                leg.bankAccountId(),
                leg.lineId(),
                leg.bookingDate(),
                leg.amount(),
                leg.worth(),
                transferId);
    }
}
