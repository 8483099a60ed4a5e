package io.tieout.reconciliation.ledgerview;

import java.time.LocalDate;

/// What was booked on an account on a day, in the currency that the lines were made in.
record Turnover(String accountCode, LocalDate effectiveDate, String currency, long debitMinor, long creditMinor) {

    Turnover plus(Turnover other) {
        return new Turnover(
                accountCode,
                effectiveDate,
                currency,
                Math.addExact(debitMinor, other.debitMinor),
                Math.addExact(creditMinor, other.creditMinor));
    }
}
