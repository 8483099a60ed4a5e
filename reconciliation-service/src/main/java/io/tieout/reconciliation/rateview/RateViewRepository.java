package io.tieout.reconciliation.rateview;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RateViewRepository {

    private final JdbcClient jdbc;

    RateViewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false when it, or a newer version of it, was known
    boolean put(QuotedRate quoted) {
        return jdbc.sql("""
                        insert into exchange_rate_view as known (company_id, exchange_rate_id, base_currency, quote_currency,
                            rate_date, source, rate, version)
                        values (:company, :id, :base, :quote, :date, :source, :rate, :version)
                        on conflict (company_id, exchange_rate_id) do update
                        set rate = excluded.rate, version = excluded.version
                        where known.version < excluded.version
                        """)
                        .param("company", quoted.companyId())
                        .param("id", quoted.rateId())
                        .param("base", quoted.base())
                        .param("quote", quoted.quote())
                        .param("date", quoted.date())
                        .param("source", quoted.source())
                        .param("rate", quoted.rate())
                        .param("version", quoted.version())
                        .update()
                > 0;
    }

    /// For each currency and day the latest rate on or before it: as asked for rather than the other way round, and by
    /// a person rather than by a feed.
    Map<CurrencyOnDate, KnownRate> inForce(
            UUID companyId, Collection<Currency> currencies, Collection<LocalDate> days, Currency in, Period maxAge) {
        var wanted = days.stream().distinct().toList();
        return jdbc
                .sql("""
                        select wish.currency, wish.day, found.rate, found.rate_date, found.source, found.inverse
                        from (select currency, day, oldest
                            from unnest(cast(:currencies as text[])) as currency
                            cross join unnest(cast(:days as date[]), cast(:oldest as date[])) as d (day, oldest)) as wish
                        cross join lateral (
                            select r.rate, r.rate_date, r.source, r.base_currency = :in as inverse
                            from exchange_rate_view r
                            where r.company_id = :company
                                and (r.base_currency = wish.currency and r.quote_currency = :in
                                    or r.base_currency = :in and r.quote_currency = wish.currency)
                                and r.rate_date between wish.oldest and wish.day
                            order by r.rate_date desc, r.base_currency = :in, r.source <> 'MANUAL', r.source
                            limit 1) found
                        """)
                .param("company", companyId)
                .param("in", in.getCurrencyCode())
                .param(
                        "currencies",
                        currencies.stream()
                                .map(Currency::getCurrencyCode)
                                .distinct()
                                .toArray(String[]::new))
                .param("days", wanted.stream().map(LocalDate::toString).toArray(String[]::new))
                .param(
                        "oldest",
                        wanted.stream().map(day -> day.minus(maxAge).toString()).toArray(String[]::new))
                .query((row, number) -> Map.entry(
                        new CurrencyOnDate(
                                Currency.getInstance(row.getString("currency")), row.getObject("day", LocalDate.class)),
                        new KnownRate(
                                row.getBigDecimal("rate").stripTrailingZeros(),
                                row.getBoolean("inverse"),
                                row.getObject("rate_date", LocalDate.class),
                                row.getString("source"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
