package io.tieout.reconciliation.tieout;

import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Our side of the comparison.
@Repository
class TieOutQueries {

    /// In the books on that day, and not, or not yet, explained by a match that is in the books on that day.
    private static final String UNEXPLAINED = """
            from bank_line l
            where l.company_id = :company and l.bank_account_id = :account and l.state = 'POSTED'
                and l.effective_date <= :asOf
                and not exists (
                    select from payment_match m
                    where m.company_id = l.company_id and m.line_id = l.line_id and m.effective_date <= :asOf
                        and (m.reversal_date is null or m.reversal_date > :asOf))
            """;

    private static final String NOT_INVOICED = """
            from order_view o
            where o.company_id = :company and o.currency = :currency and o.order_date <= :asOf
                and not exists (
                    select from open_item i
                    where i.company_id = o.company_id and i.order_id = o.order_id and i.net_minor is not null
                        and i.invoice_date <= :asOf and not i.voided)
            """;

    /// Entries on the revenue account that no invoice or credit note made, unless they were taken back; and documents
    /// of which the account does not have the net amount.
    private static final String REVENUE_GAPS = """
            from (
                select case
                        when r.source in ('DEFERRAL', 'DEFERRAL_INSTALMENT') then 'DEFERRED'
                        when r.source = 'DISPUTE_ADJUSTMENT' then 'GIVEN_UP'
                        when exists (
                            select from ledger_revenue later
                            where later.company_id = r.company_id and later.source_id = r.entry_id
                                and later.source = 'REVERSAL') then 'ACCRUED'
                        else 'WITHOUT_INVOICE'
                    end as cause,
                    'JOURNAL_ENTRY' as kind, r.entry_id as id, r.source as label, r.effective_date as date,
                    r.credit_minor as amount_minor, r.currency
                from ledger_revenue r
                where r.company_id = :company and r.currency = :currency and r.effective_date <= :asOf
                    and r.source not in ('INVOICE', 'CREDIT_NOTE')
                    and not exists (
                        select from ledger_revenue reversal
                        where reversal.company_id = r.company_id and reversal.source_id = r.entry_id
                            and reversal.source = 'REVERSAL' and reversal.effective_date <= :asOf)
                    and not (r.source = 'REVERSAL' and exists (
                        select from ledger_revenue reversed
                        where reversed.company_id = r.company_id and reversed.entry_id = r.source_id
                            and reversed.effective_date <= :asOf))
                union all
                select case when posted.source is null and document.external_number is not null
                        then 'INVOICED_ELSEWHERE' else 'POSTED_OTHERWISE' end,
                    coalesce(document.kind, posted.source), coalesce(document.invoice_id, posted.source_id),
                    coalesce(document.number, ''), coalesce(document.invoice_date, posted.effective_date),
                    coalesce(posted.credit_minor, 0) - coalesce(document.net_minor, 0), :currency
                from (
                    select invoice_id, kind, number, external_number, invoice_date, net_minor
                    from open_item
                    where company_id = :company and currency = :currency and kind in ('INVOICE', 'CREDIT_NOTE')
                        and net_minor is not null and invoice_date <= :asOf and not voided
                ) document
                full join (
                    select source_id, source, effective_date, credit_minor
                    from ledger_revenue
                    where company_id = :company and currency = :currency and source in ('INVOICE', 'CREDIT_NOTE')
                        and effective_date <= :asOf
                ) posted on posted.source_id = document.invoice_id
                where coalesce(posted.credit_minor, 0) <> coalesce(document.net_minor, 0)
            ) gap
            """;

    private final JdbcClient jdbc;

    TieOutQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How many, and how much they come to.
    record Sum(long count, long minor) {

        private static Sum from(ResultSet row, int number) throws SQLException {
            return new Sum(row.getLong("count"), row.getLong("minor"));
        }
    }

    Sum unexplained(UUID companyId, UUID bankAccountId, LocalDate asOf) {
        return ofAccount(
                "select count(*), coalesce(sum(l.amount_minor), 0)::bigint as minor " + UNEXPLAINED,
                companyId,
                bankAccountId,
                asOf);
    }

    List<TieOutResponse.Item> unexplainedLines(UUID companyId, UUID bankAccountId, LocalDate asOf, int limit) {
        return jdbc.sql("""
                        select l.line_id as id, coalesce(l.counterparty_name, '') as label, l.booking_date as date,
                            l.amount_minor, l.currency, 'BANK_LINE' as kind
                        """ + UNEXPLAINED + "order by l.booking_date, l.line_id limit :limit")
                .param("company", companyId)
                .param("account", bankAccountId)
                .param("asOf", asOf)
                .param("limit", limit)
                .query(TieOutQueries::item)
                .list();
    }

    /// Recorded lines that the ledger has not answered yet.
    Sum notPosted(UUID companyId, UUID bankAccountId, LocalDate asOf, String state) {
        return jdbc.sql("""
                        select count(*), coalesce(sum(amount_minor), 0)::bigint as minor
                        from bank_line
                        where company_id = :company and bank_account_id = :account and booking_date <= :asOf
                            and state = :state
                        """)
                .param("company", companyId)
                .param("account", bankAccountId)
                .param("asOf", asOf)
                .param("state", state)
                .query(Sum::from)
                .single();
    }

    /// Lines that the books have on a later day than the bank, because their period was closed.
    Sum postedLater(UUID companyId, UUID bankAccountId, LocalDate asOf) {
        return ofAccount("""
                        select count(*), coalesce(sum(amount_minor), 0)::bigint as minor
                        from bank_line
                        where company_id = :company and bank_account_id = :account and booking_date <= :asOf
                            and effective_date > :asOf
                        """, companyId, bankAccountId, asOf);
    }

    /// Matches that the ledger has not answered yet.
    Sum notAnswered(UUID companyId, UUID bankAccountId) {
        return jdbc.sql("""
                        select count(*), coalesce(sum(amount_minor), 0)::bigint as minor
                        from payment_match
                        where company_id = :company and bank_account_id = :account and status in ('MATCHED', 'UNDOING')
                        """)
                .param("company", companyId)
                .param("account", bankAccountId)
                .query(Sum::from)
                .single();
    }

    /// What was owed at the end of that day: what is open now, less what changed since. A refund has left the
    /// receivables when it is approved.
    Sum receivables(UUID companyId, Currency currency, LocalDate asOf) {
        return inCurrency("""
                        select count(*) filter (where i.open_minor <> coalesce(later.minor, 0)),
                            coalesce(sum(i.open_minor - coalesce(later.minor, 0)), 0)::bigint as minor
                        from open_item i
                        left join (
                            select invoice_id, sum(changed_minor)::bigint as minor
                            from open_item_change
                            where company_id = :company and effective_date > :asOf
                            group by invoice_id) as later on later.invoice_id = i.invoice_id
                        where i.company_id = :company and i.currency = :currency and i.invoice_date <= :asOf
                            and not i.voided and i.kind in ('INVOICE', 'CREDIT_NOTE')
                        """, companyId, currency, asOf);
    }

    /// Currencies in which customers owe, or owed, something.
    List<Currency> owedCurrencies(UUID companyId) {
        return currencies(
                "select distinct currency from open_item where company_id = :company and kind not in ('BILL', 'SUPPLIER_CREDIT')",
                companyId);
    }

    Sum sold(UUID companyId, Currency currency, LocalDate asOf) {
        return inCurrency("""
                        select count(*), coalesce(sum(net_minor), 0)::bigint as minor
                        from order_view
                        where company_id = :company and currency = :currency and order_date <= :asOf
                        """, companyId, currency, asOf);
    }

    /// Net of the invoices that were made of orders.
    Sum invoiced(UUID companyId, Currency currency, LocalDate asOf) {
        return inCurrency("""
                        select count(*), coalesce(sum(net_minor), 0)::bigint as minor
                        from open_item
                        where company_id = :company and currency = :currency and order_id is not null
                            and net_minor is not null and invoice_date <= :asOf and not voided
                        """, companyId, currency, asOf);
    }

    Sum notInvoiced(UUID companyId, Currency currency, LocalDate asOf) {
        return inCurrency(
                "select count(*), coalesce(sum(o.net_minor), 0)::bigint as minor " + NOT_INVOICED,
                companyId,
                currency,
                asOf);
    }

    List<TieOutResponse.Item> ordersNotInvoiced(UUID companyId, Currency currency, LocalDate asOf, int limit) {
        return jdbc.sql("""
                        select o.order_id as id, o.order_number as label, o.order_date as date, o.net_minor as amount_minor,
                            o.currency, 'ORDER' as kind
                        """ + NOT_INVOICED + "order by o.order_date, o.order_id limit :limit")
                .param("company", companyId)
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .param("limit", limit)
                .query(TieOutQueries::item)
                .list();
    }

    /// Net of all invoices less that of all credit notes.
    Sum invoicedAndCredited(UUID companyId, Currency currency, LocalDate asOf) {
        return inCurrency("""
                        select count(*), coalesce(sum(net_minor), 0)::bigint as minor
                        from open_item
                        where company_id = :company and currency = :currency and kind in ('INVOICE', 'CREDIT_NOTE')
                            and net_minor is not null and invoice_date <= :asOf and not voided
                        """, companyId, currency, asOf);
    }

    /// What the revenue account has more than was invoiced, by cause.
    Map<RevenueGap, Sum> revenueGaps(UUID companyId, Currency currency, LocalDate asOf) {
        var gaps = new EnumMap<RevenueGap, Sum>(RevenueGap.class);
        RowCallbackHandler collect = row -> gaps.put(RevenueGap.valueOf(row.getString("cause")), Sum.from(row, 0));
        jdbc.sql("select gap.cause, count(*), sum(gap.amount_minor)::bigint as minor " + REVENUE_GAPS
                        + "group by gap.cause")
                .param("company", companyId)
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .query(collect);
        return gaps;
    }

    List<TieOutResponse.Item> revenueItems(UUID companyId, Currency currency, LocalDate asOf, int limit) {
        return jdbc.sql("select gap.kind, gap.id, gap.label, gap.date, gap.amount_minor, gap.currency " + REVENUE_GAPS
                        + "order by gap.cause = 'POSTED_OTHERWISE' desc, gap.date, gap.id limit :limit")
                .param("company", companyId)
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .param("limit", limit)
                .query(TieOutQueries::item)
                .list();
    }

    /// Currencies in which something was sold.
    List<Currency> soldCurrencies(UUID companyId) {
        return currencies(
                "select distinct currency from order_view where company_id = :company order by currency", companyId);
    }

    private List<Currency> currencies(String sql, UUID companyId) {
        return jdbc.sql(sql)
                .param("company", companyId)
                .query((row, number) -> Currency.getInstance(row.getString("currency")))
                .list();
    }

    private Sum ofAccount(String sql, UUID companyId, UUID bankAccountId, LocalDate asOf) {
        return jdbc.sql(sql)
                .param("company", companyId)
                .param("account", bankAccountId)
                .param("asOf", asOf)
                .query(Sum::from)
                .single();
    }

    private Sum inCurrency(String sql, UUID companyId, Currency currency, LocalDate asOf) {
        return jdbc.sql(sql)
                .param("company", companyId)
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .query(Sum::from)
                .single();
    }

    static TieOutResponse.Item item(ResultSet row, int number) throws SQLException {
        return new TieOutResponse.Item(
                row.getString("kind"),
                row.getString("id"),
                row.getString("label"),
                row.getObject("date", LocalDate.class),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")));
    }
}
