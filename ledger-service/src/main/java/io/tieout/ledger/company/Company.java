package io.tieout.ledger.company;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.UUID;

/// A company whose books are kept here.
///
/// @param baseCurrency the currency its books are kept in; fixed from the first day
/// @param timeZone decides what "today" and "the end of that day" mean
/// @param fiscalYearStartMonth 1 to 12
public record Company(
        UUID id, String name, Currency baseCurrency, ZoneId timeZone, String locale, int fiscalYearStartMonth) {

    public Company {
        if (fiscalYearStartMonth < 1 || fiscalYearStartMonth > 12) {
            throw new IllegalArgumentException("no month: " + fiscalYearStartMonth);
        }
    }

    /// The date where the company is.
    public LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(timeZone));
    }
}
