package io.tieout.customer.companyview;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Which day it is for a company: its own, and not that of the machine.
@Component
public class CompanyDayQueries {

    private final CompanyViewRepository companies;
    private final Clock clock;

    CompanyDayQueries(CompanyViewRepository companies, Clock clock) {
        this.companies = companies;
        this.clock = clock;
    }

    public LocalDate today(UUID companyId) {
        return day(companyId, clock.instant());
    }

    public LocalDate day(UUID companyId, Instant at) {
        return LocalDate.ofInstant(at, zone(companyId));
    }

    public ZoneId zone(UUID companyId) {
        return companies.zone(companyId).orElse(ZoneOffset.UTC);
    }

    /// The latest day that any company can have: with the index of a date, what is due anywhere lies up to it.
    public LocalDate latest() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.MAX);
    }

    /// The day of the company in this column at an instant, in SQL.
    public static String inSql(String companyColumn, String instant) {
        return "(" + instant
                + " at time zone coalesce((select z.sql_time_zone from company_view z where z.company_id = "
                + companyColumn + "), 'UTC'))::date";
    }
}
