package io.tieout.identity.company;

import java.time.Month;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/// A company as it was founded here.
///
/// @param timeZone decides what "today" is in its books
/// @param locale its first language
record Company(
        CompanyId id,
        String name,
        Currency baseCurrency,
        ZoneId timeZone,
        Locale locale,
        Month fiscalYearStart,
        long version) {

    Company {
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("the company's name must have 1 to 200 characters");
        }
    }
}
