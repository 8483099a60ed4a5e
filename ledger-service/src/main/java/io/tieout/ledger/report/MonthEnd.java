package io.tieout.ledger.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/// A month of a company, as known at a moment that has passed: nothing can be added to it any more.
///
/// @param knownAt a date or an instant, as reports take it
public record MonthEnd(UUID companyId, YearMonth month, String knownAt) {

    public LocalDate firstDay() {
        return month.atDay(1);
    }

    public LocalDate lastDay() {
        return month.atEndOfMonth();
    }
}
