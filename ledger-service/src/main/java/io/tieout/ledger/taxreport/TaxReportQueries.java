package io.tieout.ledger.taxreport;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.balance.ReportScope;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.PageRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lines that say which tax they are about, found by an index of their own. A line on a tax account is tax, any
/// other one is what was taxed. Callers may write dimensions by hand, so their figures are read only where they are
/// figures.
@Repository
class TaxReportQueries {

    private final JdbcClient jdbc;

    TaxReportQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param base debit minus credit, as is `tax`
    record Sum(
            TaxDirection direction,
            String taxCode,
            @Nullable BigDecimal percent,
            Money base,
            Money tax) {}

    record Unexplained(EntryId entryId, LocalDate effectiveDate, EntrySource source, String text, Money amount) {}

    List<Sum> sums(ReportScope scope, TaxPeriod period) {
        var company = scope.company();
        return lines(scope, period, """
                        select direction, tax_code, percent, sum(base_minor)::bigint as base_minor,
                            sum(tax_minor)::bigint as tax_minor
                        from tax_line
                        group by direction, tax_code, percent
                        order by direction, tax_code, percent""")
                .query((row, number) -> new Sum(
                        TaxDirection.valueOf(row.getString("direction")),
                        row.getString("tax_code"),
                        row.getBigDecimal("percent"),
                        Money.ofMinor(row.getLong("base_minor"), company.baseCurrency()),
                        Money.ofMinor(row.getLong("tax_minor"), company.baseCurrency())))
                .list();
    }

    /// Debit minus credit of the lines on tax accounts that say what they are about.
    Map<AccountCode, Money> explained(ReportScope scope, TaxPeriod period) {
        var company = scope.company();
        var explained = new HashMap<AccountCode, Money>();
        lines(scope, period, """
                        select account_code, sum(tax_minor)::bigint as tax_minor
                        from tax_line
                        group by account_code""")
                .query((row, number) -> Map.entry(
                        new AccountCode(row.getString("account_code")),
                        Money.ofMinor(row.getLong("tax_minor"), company.baseCurrency())))
                .list()
                .forEach(sum -> explained.put(sum.getKey(), sum.getValue()));
        return explained;
    }

    /// Debit minus credit of all that moved an account, line by line: no stored balance knows dimensions.
    Money movement(ReportScope scope, AccountCode account, TaxPeriod period) {
        var currency = scope.company().baseCurrency();
        return jdbc.sql("""
                        select coalesce(sum(case line.side when 'DEBIT' then line.amount_minor else -line.amount_minor end),
                            0)::bigint
                        from journal_line line
                        where line.company_id = :company and line.account_code = :account
                            and line.effective_date between :from and :to
                            and (cast(:known as timestamptz) is null or line.recorded_at < :known)""" + condition(scope))
                .param("company", scope.company().id())
                .param("account", account.value())
                .param("from", period.from())
                .param("to", period.to())
                .param("known", before(scope.knownAt()))
                .params(scope.dimensions().parameters())
                .query((row, number) -> Money.ofMinor(row.getLong(1), currency))
                .single();
    }

    /// What moved a tax account without saying which tax it is.
    List<Unexplained> unexplained(ReportScope scope, AccountCode account, TaxPeriod period, int limit) {
        var company = scope.company();
        return jdbc.sql("""
                        select entry.entry_id, entry.effective_date, entry.source, entry.entry_text,
                            sum(case line.side when 'DEBIT' then line.amount_minor else -line.amount_minor end)::bigint
                                as amount_minor
                        from journal_line line
                        join journal_entry entry on entry.company_id = line.company_id and entry.entry_id = line.entry_id
                        where line.company_id = :company and line.account_code = :account
                            and line.effective_date between :from and :to
                            and not jsonb_exists(line.dimensions, 'taxCode')
                            and (cast(:known as timestamptz) is null or line.recorded_at < :known)%s
                        group by entry.entry_id, entry.effective_date, entry.source, entry.entry_text
                        order by entry.effective_date, entry.entry_id
                        limit :limit""".formatted(condition(scope)))
                .param("company", company.id())
                .param("account", account.value())
                .param("from", period.from())
                .param("to", period.to())
                .param("known", before(scope.knownAt()))
                .params(scope.dimensions().parameters())
                .param("limit", limit)
                .query((row, number) -> new Unexplained(
                        new EntryId(row.getObject("entry_id", UUID.class)),
                        row.getObject("effective_date", LocalDate.class),
                        EntrySource.valueOf(row.getString("source")),
                        row.getString("entry_text"),
                        Money.ofMinor(row.getLong("amount_minor"), company.baseCurrency())))
                .list();
    }

    /// The documents behind one row of the report.
    List<TaxDocumentsResponse.Row> documents(
            ReportScope scope, TaxPeriod period, TaxDocumentFilter filter, PageRequest page) {
        var company = scope.company();
        return lines(scope, period, """
                        , document as (
                            select entry_id, effective_date, sum(base_minor)::bigint as base_minor,
                                sum(tax_minor)::bigint as tax_minor
                            from tax_line
                            where direction = :direction and tax_code = :code
                                and (cast(:percent as numeric) is null or percent = :percent)
                            group by entry_id, effective_date
                        )
                        select document.entry_id, document.effective_date, document.base_minor, document.tax_minor,
                            entry.source, entry.source_id, entry.entry_text
                        from document
                        join journal_entry entry on entry.company_id = :company and entry.entry_id = document.entry_id
                        where cast(:afterId as uuid) is null
                            or (document.effective_date, document.entry_id)
                                > (cast(:afterDate as date), cast(:afterId as uuid))
                        order by document.effective_date, document.entry_id
                        limit :limit""")
                .param("direction", filter.direction().name())
                .param("code", filter.taxCode())
                .param("percent", filter.percent())
                .param("afterDate", page.isFirst() ? null : page.after().getFirst())
                .param("afterId", page.isFirst() ? null : page.after().getLast())
                .param("limit", page.limit() + 1)
                .query((row, number) -> TaxDocumentsResponse.Row.of(
                        filter.direction(),
                        new EntryId(row.getObject("entry_id", UUID.class)),
                        row.getObject("effective_date", LocalDate.class),
                        EntrySource.valueOf(row.getString("source")),
                        row.getObject("source_id", UUID.class),
                        row.getString("entry_text"),
                        Money.ofMinor(row.getLong("base_minor"), company.baseCurrency()),
                        Money.ofMinor(row.getLong("tax_minor"), company.baseCurrency())))
                .list();
    }

    private JdbcClient.StatementSpec lines(ReportScope scope, TaxPeriod period, String selection) {
        var company = scope.company();
        return jdbc.sql(taxLines(scope) + selection)
                .param("company", company.id())
                .param("from", period.from())
                .param("to", period.to())
                .param("known", before(scope.knownAt()))
                .params(scope.dimensions().parameters())
                .param(
                        "scale",
                        BigDecimal.ONE.movePointRight(company.baseCurrency().getDefaultFractionDigits()));
    }

    private static String taxLines(ReportScope scope) {
        return """
                with marked as (
                    select line.entry_id, line.effective_date, line.account_code,
                        line.dimensions ->> 'taxCode' as tax_code,
                        case when line.dimensions ->> 'taxRatePercent' ~ '^[0-9]{1,3}([.][0-9]{1,6})?$'
                            then trim_scale((line.dimensions ->> 'taxRatePercent')::numeric) end as percent,
                        case account.account_role
                            when 'TAX_PAYABLE' then 'OUTPUT'
                            when 'INPUT_TAX' then 'INPUT'
                            when 'TAX_WITHHELD_BY_CUSTOMERS' then 'WITHHELD_BY_CUSTOMERS'
                            when 'TAX_WITHHELD_FROM_SUPPLIERS' then 'WITHHELD_FROM_SUPPLIERS' end as tax_of,
                        case when line.dimensions ->> 'taxDirection' = 'INPUT' then 'INPUT' else 'OUTPUT' end as base_of,
                        case line.side when 'DEBIT' then 1 else -1 end as sign,
                        line.amount_minor,
                        case when line.dimensions ->> 'taxBase' ~ '^[0-9]{1,15}([.][0-9]{1,4})?$'
                            then round((line.dimensions ->> 'taxBase')::numeric * :scale)::bigint end as stated_base
                    from journal_line line
                    join account on account.company_id = line.company_id and account.account_code = line.account_code
                    where line.company_id = :company and jsonb_exists(line.dimensions, 'taxCode')
                        and line.effective_date between :from and :to
                        and (cast(:known as timestamptz) is null or line.recorded_at < :known)%s
                ), tax_line as (
                    select entry_id, effective_date, account_code, tax_code, percent, coalesce(tax_of, base_of) as direction,
                        sign * case when tax_of is null then coalesce(stated_base, amount_minor)
                            else coalesce(stated_base, 0) end as base_minor,
                        sign * case when tax_of is null then 0 else amount_minor end as tax_minor
                    from marked
                )
                """.formatted(condition(scope));
    }

    private static String condition(ReportScope scope) {
        return scope.dimensions().condition("line");
    }

    private static @Nullable OffsetDateTime before(Optional<KnownAt> known) {
        return known.map(moment -> moment.before().atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
