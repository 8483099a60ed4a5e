package io.tieout.events.identity.v1;

import java.util.UUID;

/// A company as it is now.
///
/// @param baseCurrency ISO 4217 code of the currency its books are kept in
/// @param timeZone IANA name; decides what "today" is
/// @param locale BCP 47 tag of its first language
/// @param fiscalYearStartMonth 1 to 12
public record CompanyState(
        UUID companyId, String name, String baseCurrency, String timeZone, String locale, int fiscalYearStartMonth) {}
