package io.tieout.ledger.insight;

import io.tieout.ledger.insight.ReceivableFigures.Counted;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CollectionQueries {

    /// Which invoices a list shows.
    record InvoiceFilter(
            CollectionMeasure measure,
            @Nullable String currency,
            @Nullable UUID customerId) {}

    private enum Measure {
        OWED,
        NOT_DUE,
        OPEN_CREDITS,
        SOLD,
        CREDITED,
        FELL_DUE,
        COLLECTED
    }

    // Each way to have been open then is found by an index: what is paid now and was paid before is not looked at.
    private static final String OWED = """
            select invoice_id from open_invoice where company_id = :company
            union
            select invoice_id from allocation where company_id = :company and effective_date > :asOf
            union
            select invoice_id from allocation where company_id = :company and recorded_at >= :knownBefore""";

    private static final String SOLD = """
            select invoice_id
            from invoice
            where company_id = :company and invoice_date between :from and :asOf""";

    private static final String FELL_DUE = """
            select invoice_id
            from invoice
            where company_id = :company and due_date between :from and :asOf""";

    // What is settled without money is no loss, except where it was given up or came in by mistake.
    private static final String STATE = """
            select i.invoice_id, i.invoice_number, i.customer_id, i.currency, i.invoice_date, i.due_date, i.total_minor,
                i.total_minor - settled.minor as owed_minor, settled.money_minor, settled.relief_minor
            from (%s) chosen
            join invoice i on i.company_id = :company and i.invoice_id = chosen.invoice_id
            cross join lateral (
                select coalesce(sum(a.amount_minor), 0)::bigint as minor,
                    coalesce(sum(a.amount_minor) filter (
                        where a.document_kind is null or a.document_kind = 'FOREIGN_SETTLEMENT'), 0)::bigint as money_minor,
                    coalesce(sum(a.amount_minor) filter (
                        where a.document_kind not in ('FOREIGN_SETTLEMENT', 'WRITE_OFF')), 0)::bigint as relief_minor
                from allocation a
                where a.company_id = i.company_id and a.invoice_id = i.invoice_id
                    and a.effective_date <= :asOf and a.recorded_at < :knownBefore
            ) settled
            where i.recorded_at < :knownBefore and coalesce(i.opening_date, i.invoice_date) <= :asOf""";

    private static final String FIGURES = """
            with owed as (%1$s),
            fell_due as (%2$s),
            credit as (
                select n.currency, sum(m.amount_minor) as open_minor
                from (
                    select credit_note_id
                    from credit_note
                    where company_id = :company and open_minor > 0
                    union
                    select credit_note_id from credit_note_movement where company_id = :company and effective_date > :asOf
                    union
                    select credit_note_id
                    from credit_note_movement
                    where company_id = :company and recorded_at >= :knownBefore
                ) chosen
                join credit_note n on n.company_id = :company and n.credit_note_id = chosen.credit_note_id
                join credit_note_movement m on m.company_id = n.company_id and m.credit_note_id = n.credit_note_id
                where m.effective_date <= :asOf and m.recorded_at < :knownBefore
                group by n.credit_note_id, n.currency
            )
            select 'OWED' as measure, currency, count(*) as documents, sum(owed_minor)::bigint as minor
            from owed
            where owed_minor <> 0
            group by currency
            union all
            select 'NOT_DUE', currency, count(*), sum(owed_minor)::bigint
            from owed
            where owed_minor <> 0 and due_date >= :asOf
            group by currency
            union all
            select 'OPEN_CREDITS', currency, count(*), sum(open_minor)::bigint
            from credit
            where open_minor <> 0
            group by currency
            union all
            select 'SOLD', currency, count(*), sum(total_minor)::bigint
            from invoice
            where company_id = :company and invoice_date between :from and :asOf and recorded_at < :knownBefore
                and coalesce(opening_date, invoice_date) <= :asOf
            group by currency
            union all
            select 'CREDITED', currency, count(*), sum(total_minor)::bigint
            from credit_note
            where company_id = :company and credit_note_date between :from and :asOf and recorded_at < :knownBefore
            group by currency
            union all
            select 'FELL_DUE', currency, count(*), sum(total_minor - relief_minor)::bigint
            from fell_due
            group by currency
            union all
            select 'COLLECTED', currency, count(*), sum(money_minor)::bigint
            from fell_due
            group by currency
            """.formatted(STATE.formatted(OWED), STATE.formatted(FELL_DUE));

    private final JdbcClient jdbc;

    CollectionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// By currency, of those in which anything was sold, fell due or is owed.
    List<ReceivableFigures> figures(UUID companyId, Window window) {
        var currencies = new TreeMap<String, Map<Measure, Counted>>();
        query(companyId, window, FIGURES).query((ResultSet row) -> {
            var currency = row.getString("currency");
            currencies
                    .computeIfAbsent(currency, key -> new EnumMap<>(Measure.class))
                    .put(
                            Measure.valueOf(row.getString("measure")),
                            new Counted(row.getLong("documents"), Money.ofMinor(row.getLong("minor"), currency)));
        });
        var figures = new ArrayList<ReceivableFigures>();
        currencies.forEach((currency, measures) -> figures.add(figures(currency, measures)));
        return figures;
    }

    private static ReceivableFigures figures(String currency, Map<Measure, Counted> measures) {
        var none = new Counted(0, Money.ofMinor(0, currency));
        return new ReceivableFigures(
                measures.getOrDefault(Measure.OWED, none),
                measures.getOrDefault(Measure.NOT_DUE, none).amount(),
                measures.getOrDefault(Measure.OPEN_CREDITS, none),
                measures.getOrDefault(Measure.SOLD, none),
                measures.getOrDefault(Measure.CREDITED, none),
                measures.getOrDefault(Measure.FELL_DUE, none),
                measures.getOrDefault(Measure.COLLECTED, none).amount());
    }

    /// The invoices behind a figure.
    Page<CollectionInvoiceResponse> invoices(UUID companyId, InvoiceFilter filter, Window window, PageRequest page) {
        var chosen =
                switch (filter.measure()) {
                    case OWED -> OWED;
                    case SOLD -> SOLD;
                    case FELL_DUE -> FELL_DUE;
                };
        var rows = query(companyId, window, "with state as (" + STATE.formatted(chosen) + """
                        )
                        select invoice_id, invoice_number, customer_id, currency, invoice_date, due_date, total_minor,
                            money_minor, owed_minor
                        from state
                        where (not :owed or owed_minor <> 0)
                            and (cast(:currency as text) is null or currency = :currency)
                            and (cast(:customer as uuid) is null or customer_id = any(customer_party(:company, :customer)))
                            and (cast(:after as uuid) is null or invoice_id > cast(:after as uuid))
                        order by invoice_id
                        limit :limit""")
                .param("owed", filter.measure() == CollectionMeasure.OWED)
                .param("currency", filter.currency())
                .param("customer", filter.customerId())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, number) -> new CollectionInvoiceResponse(
                        new InvoiceId(row.getObject("invoice_id", UUID.class)),
                        row.getString("invoice_number"),
                        row.getObject("customer_id", UUID.class),
                        row.getObject("invoice_date", LocalDate.class),
                        row.getObject("due_date", LocalDate.class),
                        Money.ofMinor(row.getLong("total_minor"), row.getString("currency")),
                        Money.ofMinor(row.getLong("money_minor"), row.getString("currency")),
                        Money.ofMinor(row.getLong("owed_minor"), row.getString("currency"))))
                .list();
        return Page.of(
                rows, page, invoice -> List.of(invoice.invoiceId().value().toString()));
    }

    private JdbcClient.StatementSpec query(UUID companyId, Window window, String sql) {
        return jdbc.sql(sql)
                .param("company", companyId)
                .param("from", window.from())
                .param("asOf", window.asOf())
                .param("knownBefore", window.known().before().atOffset(ZoneOffset.UTC));
    }
}
