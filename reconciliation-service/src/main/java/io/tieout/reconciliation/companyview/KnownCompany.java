package io.tieout.reconciliation.companyview;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

/// @param locale such as `zh-CN`
public record KnownCompany(UUID companyId, String name, String baseCurrency, ZoneId timeZone, String locale) {

    /// What is assumed of a company of which nothing came yet.
    static KnownCompany unknown(UUID companyId) {
        return new KnownCompany(companyId, "", "", ZoneOffset.UTC, "en");
    }

    public LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), timeZone);
    }
}
