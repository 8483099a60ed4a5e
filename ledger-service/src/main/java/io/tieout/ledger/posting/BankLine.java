package io.tieout.ledger.posting;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// A line of a bank statement to be posted.
///
/// @param amount signed: money in is positive
record BankLine(UUID lineId, LocalDate bookingDate, Money amount) {

    BankLine {
        if (amount.isZero()) {
            throw new BankLineWithoutAmount(lineId);
        }
    }
}
