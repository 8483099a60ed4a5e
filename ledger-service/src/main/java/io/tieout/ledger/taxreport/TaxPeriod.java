package io.tieout.ledger.taxreport;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import java.time.LocalDate;

/// The days that are reported, first and last included.
record TaxPeriod(LocalDate from, LocalDate to) {

    TaxPeriod {
        requireInRange(from, "from");
        requireInRange(to, "to");
        if (to.isBefore(from)) {
            throw new TaxPeriodReversed(from, to);
        }
    }
}
