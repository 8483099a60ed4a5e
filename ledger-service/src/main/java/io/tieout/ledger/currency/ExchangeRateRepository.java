package io.tieout.ledger.currency;

import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ExchangeRateRepository {

    private static final String COLUMNS = """
            select r.exchange_rate_id, r.version, r.base_currency, r.quote_currency, r.rate_date, r.source, r.rate,
                r.recorded_by, r.recorded_at
            from exchange_rate r
            """;

    private static final String NEWEST = """
            not exists (
                select from exchange_rate newer
                where newer.company_id = r.company_id and newer.exchange_rate_id = r.exchange_rate_id
                    and newer.version > r.version)
            """;

    private final JdbcClient jdbc;

    ExchangeRateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return whether this version was not there yet
    boolean insert(
            UUID companyId,
            ExchangeRateId id,
            RecordExchangeRateRequest quoted,
            Currency quote,
            long version,
            UUID by) {
        return jdbc.sql("""
                                insert into exchange_rate (company_id, exchange_rate_id, version, base_currency, quote_currency,
                                    rate_date, source, rate, recorded_by)
                                values (:company, :id, :version, :base, :quote, :date, :source, :rate, :by)
                                on conflict do nothing""")
                        .param("company", companyId)
                        .param("id", id.value())
                        .param("version", version)
                        .param("base", quoted.base().getCurrencyCode())
                        .param("quote", quote.getCurrencyCode())
                        .param("date", quoted.date())
                        .param("source", quoted.quotedBy())
                        .param("rate", quoted.rate().value())
                        .param("by", by)
                        .update()
                == 1;
    }

    Optional<ExchangeRate> find(UUID companyId, Currency base, Currency quote, LocalDate date, String source) {
        return jdbc.sql(COLUMNS + """
                        where r.company_id = :company and r.base_currency = :base and r.quote_currency = :quote
                            and r.rate_date = :date and r.source = :source
                        order by r.version desc
                        limit 1""")
                .param("company", companyId)
                .param("base", base.getCurrencyCode())
                .param("quote", quote.getCurrencyCode())
                .param("date", date)
                .param("source", source)
                .query(ExchangeRateRepository::rate)
                .optional();
    }

    /// Newest first.
    List<ExchangeRate> versions(UUID companyId, ExchangeRateId id) {
        return jdbc.sql(COLUMNS + """
                        where r.company_id = :company and r.exchange_rate_id = :id
                        order by r.version desc
                        limit 1000""")
                .param("company", companyId)
                .param("id", id.value())
                .query(ExchangeRateRepository::rate)
                .list();
    }

    /// Newest day first, each rate in its newest version.
    Page<ExchangeRate> list(UUID companyId, RateFilter filter, PageRequest page) {
        var rows = jdbc.sql(COLUMNS + "where r.company_id = :company and " + NEWEST + """
                            and (cast(:base as text) is null or r.base_currency = :base)
                            and (cast(:quote as text) is null or r.quote_currency = :quote)
                            and (cast(:source as text) is null or r.source = :source)
                            and (cast(:from as date) is null or r.rate_date >= :from)
                            and (cast(:to as date) is null or r.rate_date <= :to)
                            and (cast(:afterId as uuid) is null or (r.rate_date, r.exchange_rate_id)
                                < (cast(:afterDate as date), cast(:afterId as uuid)))
                        order by r.rate_date desc, r.exchange_rate_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("base", filter.base())
                .param("quote", filter.quote())
                .param("source", filter.source())
                .param("from", filter.from())
                .param("to", filter.to())
                .param("afterDate", page.isFirst() ? null : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query(ExchangeRateRepository::rate)
                .list();
        return Page.of(
                rows,
                page,
                rate -> List.of(rate.date().toString(), rate.id().value().toString()));
    }

    /// For each wish the latest rate on or before its day, as quoted by a person rather than by a feed, and as asked
    /// for rather than the other way round. Those without a recent one are missing.
    ///
    /// @param source whose rates count; none: everybody's but those that the company keeps for tax, which its tax
    /// settings name
    Map<CurrencyOnDate, QuotedRate> inForce(
            UUID companyId, Collection<CurrencyOnDate> wanted, Currency quote, @Nullable String source, Period maxAge) {
        var wishes = List.copyOf(wanted);
        return jdbc
                .sql("""
                        select wish.currency, wish.day, found.rate, found.rate_date, found.source, found.inverse
                        from unnest(cast(:currencies as text[]), cast(:days as date[]), cast(:oldest as date[]))
                            as wish (currency, day, oldest)
                        cross join lateral (
                            select r.rate, r.rate_date, r.source, r.base_currency = :quote as inverse
                            from exchange_rate r
                            where r.company_id = :company
                                and (r.base_currency = wish.currency and r.quote_currency = :quote
                                    or r.base_currency = :quote and r.quote_currency = wish.currency)
                                and r.rate_date between wish.oldest and wish.day
                                and case when cast(:source as text) is null
                                    then r.source is distinct from (
                                        select exchange_rate_source from tax_settings where company_id = :company)
                                    else r.source = :source end
                                and
                        """ + NEWEST + """
                            order by r.rate_date desc, r.base_currency = :quote, r.source <> 'MANUAL', r.source
                            limit 1
                        ) found""")
                .param("company", companyId)
                .param("quote", quote.getCurrencyCode())
                .param("source", source)
                .param(
                        "currencies",
                        wishes.stream()
                                .map(wish -> wish.currency().getCurrencyCode())
                                .toArray(String[]::new))
                .param(
                        "days",
                        wishes.stream().map(wish -> wish.date().toString()).toArray(String[]::new))
                .param(
                        "oldest",
                        wishes.stream()
                                .map(wish -> wish.date().minus(maxAge).toString())
                                .toArray(String[]::new))
                .query((row, number) -> Map.entry(
                        new CurrencyOnDate(
                                Currency.getInstance(row.getString("currency")), row.getObject("day", LocalDate.class)),
                        quoted(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static QuotedRate quoted(ResultSet row) throws SQLException {
        var rate = new Rate(row.getBigDecimal("rate"));
        var inverse = row.getBoolean("inverse");
        return new QuotedRate(
                inverse ? rate.inverse() : rate,
                row.getObject("rate_date", LocalDate.class),
                row.getString("source"),
                inverse);
    }

    private static ExchangeRate rate(ResultSet row, int number) throws SQLException {
        return new ExchangeRate(
                new ExchangeRateId(row.getObject("exchange_rate_id", UUID.class)),
                Currency.getInstance(row.getString("base_currency")),
                Currency.getInstance(row.getString("quote_currency")),
                row.getObject("rate_date", LocalDate.class),
                row.getString("source"),
                new Rate(row.getBigDecimal("rate")),
                row.getLong("version"),
                row.getObject("recorded_by", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
