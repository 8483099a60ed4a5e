package io.tieout.reconciliation.tieout;

import io.tieout.reconciliation.tieout.TieOutQueries.Sum;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is owed to suppliers is above zero here.
@Repository
class PayableTieOutQueries {

    /// Suppliers' documents, with what was owed on each on that day. What was taken back later counts until then.
    private static final String ITEMS = """
            with item as (
                select i.invoice_id, i.kind, i.customer_id as supplier_id, coalesce(i.external_number, '') as document,
                    i.number, i.invoice_date, -i.total_minor as total_minor,
                    -i.total_minor - coalesce(c.settled_minor, 0) as owed_minor,
                    i.awaits_approval or coalesce(c.released_later, false) as waiting
                from open_item i
                left join (
                    select c.invoice_id,
                        sum(c.changed_minor) filter (where not c.releases and c.effective_date <= :asOf)::bigint
                            as settled_minor,
                        bool_or(c.releases and c.effective_date > :asOf) as released_later
                    from open_item_change c
                    join open_item i on i.company_id = c.company_id and i.invoice_id = c.invoice_id
                        and i.kind in ('BILL', 'SUPPLIER_CREDIT')
                    where c.company_id = :company
                    group by c.invoice_id) c on c.invoice_id = i.invoice_id
                where i.company_id = :company and i.kind in ('BILL', 'SUPPLIER_CREDIT') and i.currency = :currency
                    and i.invoice_date <= :asOf
            ),
            """;

    /// Bills and credit notes beside what the journal has posted for them.
    private static final String POSTINGS = ITEMS + """
            document as (
                select supplier_id, document, min(kind) as kind, cast(min(cast(invoice_id as text)) as uuid) as id,
                    min(number) as label, min(invoice_date) as date,
                    coalesce(sum(total_minor) filter (where not waiting), 0)::bigint as approved_minor,
                    coalesce(sum(total_minor) filter (where waiting), 0)::bigint as waiting_minor
                from item
                group by supplier_id, document
            ),
            posted as (
                select supplier_id, coalesce(document_number, '') as document,
                    cast(min(cast(entry_id as text)) as uuid) as entry_id, min(effective_date) as date,
                    sum(owed_minor)::bigint as owed_minor
                from supplier_ledger_line
                where company_id = :company and currency = :currency and effective_date <= :asOf and source = 'BILL'
                group by supplier_id, document_number
            ),
            pair as (
                select coalesce(d.kind, 'JOURNAL_ENTRY') as kind, coalesce(d.id, p.entry_id) as id,
                    coalesce(d.label, p.document) as label, coalesce(d.date, p.date) as date, d.id is not null as known,
                    p.entry_id is not null as sealed, coalesce(d.approved_minor, 0) as approved_minor,
                    coalesce(d.waiting_minor, 0) as waiting_minor, coalesce(p.owed_minor, 0) as posted_minor
                from document d
                full join posted p on p.supplier_id = d.supplier_id and p.document = d.document
            ),
            gap as (
                select 'NOT_SEALED' as cause, kind, id, label, date, -approved_minor as amount_minor
                from pair where not sealed and approved_minor <> 0
                union all
                select 'AWAITING_APPROVAL', kind, id, label, date, waiting_minor
                from pair where sealed and waiting_minor <> 0
                union all
                select case when known then 'POSTED_OTHERWISE' else 'POSTED_WITHOUT_BILL' end, kind, id, label, date,
                    posted_minor - approved_minor - waiting_minor
                from pair where sealed and posted_minor <> approved_minor + waiting_minor
            )
            """;

    /// What the journal says of a supplier beside its bills. A credit note that is used for a bill moves nothing in the
    /// journal: only the supplier's whole can be compared.
    private static final String BALANCES = ITEMS + """
            unsealed as (
                select i.*
                from item i
                where not exists (
                    select from supplier_ledger_line l
                    where l.company_id = :company and l.supplier_id = i.supplier_id and l.currency = :currency
                        and l.source = 'BILL' and l.effective_date <= :asOf and l.document_number = i.document)
            ),
            gap as (
                select 'NOT_SEALED' as cause, kind, invoice_id as id, number as label, invoice_date as date,
                    -owed_minor as amount_minor
                from unsealed where owed_minor <> 0
                union all
                select 'SUPPLIER_DIFFERS', 'SUPPLIER', coalesce(b.supplier_id, l.supplier_id), '', cast(:asOf as date),
                    coalesce(l.owed_minor, 0) - coalesce(b.owed_minor, 0)
                from (
                    select supplier_id, sum(owed_minor)::bigint as owed_minor
                    from item where invoice_id not in (select invoice_id from unsealed)
                    group by supplier_id) b
                full join (
                    select supplier_id, sum(owed_minor)::bigint as owed_minor
                    from supplier_ledger_line
                    where company_id = :company and currency = :currency and effective_date <= :asOf
                    group by supplier_id) l on l.supplier_id = b.supplier_id
                where coalesce(l.owed_minor, 0) <> coalesce(b.owed_minor, 0)
            )
            """;

    /// What bank lines paid to suppliers, less what came back, beside what the ledger says that they settled.
    private static final String PAYMENTS = """
            with paid as (
                select m.match_id, -sum(a.amount_minor)::bigint as paid_minor
                from payment_match m
                join match_allocation a on a.company_id = m.company_id and a.match_id = m.match_id
                join open_item i on i.company_id = a.company_id and i.invoice_id = a.invoice_id
                    and i.kind in ('BILL', 'SUPPLIER_CREDIT')
                where m.company_id = :company and m.currency = :currency and m.effective_date <= :asOf
                    and (m.reversal_date is null or m.reversal_date > :asOf)
                group by m.match_id
            ),
            settled as (
                select c.match_id, sum(c.changed_minor)::bigint as settled_minor
                from open_item_change c
                join open_item i on i.company_id = c.company_id and i.invoice_id = c.invoice_id
                    and i.kind in ('BILL', 'SUPPLIER_CREDIT')
                where c.company_id = :company and i.currency = :currency and c.match_id is not null
                    and c.effective_date <= :asOf
                group by c.match_id
            ),
            pair as (
                select coalesce(p.match_id, s.match_id) as match_id, coalesce(p.paid_minor, 0) as paid_minor,
                    coalesce(s.settled_minor, 0) as settled_minor, s.match_id is not null as told
                from paid p
                full join settled s on s.match_id = p.match_id
            ),
            gap as (
                select case when not pair.told then 'NOT_TOLD'
                        when pair.paid_minor > 0 and pair.settled_minor > pair.paid_minor then 'KEPT_BACK'
                        else 'SETTLED_OTHERWISE' end as cause,
                    'BANK_LINE' as kind, m.line_id as id, coalesce(l.counterparty_name, '') as label,
                    m.booking_date as date, pair.settled_minor - pair.paid_minor as amount_minor
                from pair
                join payment_match m on m.company_id = :company and m.match_id = pair.match_id
                join bank_line l on l.company_id = :company and l.line_id = m.line_id
                where pair.paid_minor <> pair.settled_minor
            )
            """;

    private final JdbcClient jdbc;

    PayableTieOutQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What the causes of one comparison are looked for with.
    enum Comparison {
        BALANCE(BALANCES),
        POSTING(POSTINGS),
        PAYMENT(PAYMENTS);

        private final String gaps;

        Comparison(String gaps) {
            this.gaps = gaps;
        }
    }

    /// In which currencies suppliers charged something.
    List<Currency> currencies(UUID companyId) {
        return jdbc.sql("""
                        select distinct currency from open_item
                        where company_id = :company and kind in ('BILL', 'SUPPLIER_CREDIT')
                        """)
                .param("company", companyId)
                .query((row, number) -> Currency.getInstance(row.getString("currency")))
                .list();
    }

    Sum owed(UUID companyId, Currency currency, LocalDate asOf) {
        return sum(ITEMS + """
                nothing as (select 1)
                select count(*) filter (where owed_minor <> 0), coalesce(sum(owed_minor), 0)::bigint as minor from item
                """, companyId, currency, asOf);
    }

    Sum approved(UUID companyId, Currency currency, LocalDate asOf) {
        return sum(ITEMS + """
                nothing as (select 1)
                select count(*), coalesce(sum(total_minor), 0)::bigint as minor from item where not waiting
                """, companyId, currency, asOf);
    }

    Sum posted(UUID companyId, Currency currency, LocalDate asOf) {
        return sum("""
                select count(*), coalesce(sum(owed_minor), 0)::bigint as minor
                from supplier_ledger_line
                where company_id = :company and currency = :currency and effective_date <= :asOf and source = 'BILL'
                """, companyId, currency, asOf);
    }

    Sum paid(UUID companyId, Currency currency, LocalDate asOf) {
        return sum(
                PAYMENTS
                        + "select count(*), coalesce(sum(paid_minor), 0)::bigint as minor from pair where paid_minor <> 0",
                companyId,
                currency,
                asOf);
    }

    Sum settled(UUID companyId, Currency currency, LocalDate asOf) {
        return sum(
                PAYMENTS
                        + "select count(*), coalesce(sum(settled_minor), 0)::bigint as minor from pair where settled_minor <> 0",
                companyId,
                currency,
                asOf);
    }

    Map<PayableGap, Sum> gaps(Comparison comparison, UUID companyId, Currency currency, LocalDate asOf) {
        var gaps = new EnumMap<PayableGap, Sum>(PayableGap.class);
        RowCallbackHandler collect = row -> gaps.put(
                PayableGap.valueOf(row.getString("cause")), new Sum(row.getLong("count"), row.getLong("minor")));
        jdbc.sql(comparison.gaps
                        + "select cause, count(*) as count, sum(amount_minor)::bigint as minor from gap group by cause")
                .param("company", companyId)
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .query(collect);
        return gaps;
    }

    /// The documents behind the gaps, errors first.
    List<TieOutResponse.Item> items(
            Comparison comparison, UUID companyId, Currency currency, LocalDate asOf, int limit) {
        return jdbc.sql(comparison.gaps + """
                        select kind, id, label, date, amount_minor, cast(:currency as text) as currency
                        from gap
                        order by cause in ('NOT_SEALED', 'AWAITING_APPROVAL', 'KEPT_BACK', 'NOT_TOLD'), date, id
                        limit :limit
                        """)
                .param("company", companyId)
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .param("limit", limit)
                .query(TieOutQueries::item)
                .list();
    }

    private Sum sum(String sql, UUID companyId, Currency currency, LocalDate asOf) {
        return jdbc.sql(sql)
                .param("company", companyId)
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .query((row, number) -> new Sum(row.getLong("count"), row.getLong("minor")))
                .single();
    }
}
