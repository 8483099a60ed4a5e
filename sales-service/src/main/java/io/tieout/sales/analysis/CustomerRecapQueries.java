package io.tieout.sales.analysis;

import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.team.Sight;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a customer ordered, was invoiced and was credited, month by month. Invoiced less credited is what the ledger
/// booked as this customer's revenue, before deferrals.
@Component
class CustomerRecapQueries {

    private static final int MAX_ROWS = 5000;

    /// Documents are shown to who sees their order, a credit note by the order of its invoice; those without an order
    /// to who sees all.
    private static final String VISIBLE = """
              and (:seesAll or exists (select 1 from sales_order o
                                        where o.company_id = v.company_id
                                          and o.order_id = coalesce(v.order_id,
                                              (select i.order_id from revenue_document i
                                                where i.company_id = v.company_id and i.document_id = v.invoice_id))
            """ + Sight.OF_ORDERS + "))\n";

    private final JdbcClient jdbc;

    CustomerRecapQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param customerId one customer; all together where null
    List<CustomerMonth> recap(UUID companyId, Sight sight, @Nullable UUID customerId, SalesSpan span) {
        return jdbc.sql("""
                        with ordered as (
                            select to_char(o.order_date, 'YYYY-MM') as month, o.currency, sum(o.net_minor) as ordered_minor
                              from sales_order o
                             where o.company_id = :company
                               and (:customer::uuid is null or o.customer_id = any(customer_party(:company, :customer)))
                               and o.order_date between :from and :to
                               and o.confirmed_at <= :knownAt
                               and (o.cancelled_at is null or o.cancelled_at > :knownAt)
                        """ + Sight.OF_ORDERS + """
                             group by 1, 2),
                        booked as (
                            select to_char(v.document_date, 'YYYY-MM') as month, v.currency,
                                   coalesce(sum(v.net_minor) filter (where v.kind = 'INVOICE'), 0) as invoiced_minor,
                                   coalesce(sum(v.net_minor) filter (where v.kind = 'CREDIT_NOTE'), 0) as credited_minor,
                                   count(*) as documents
                              from revenue_document v
                             where v.company_id = :company
                               and (:customer::uuid is null or v.customer_id = any(customer_party(:company, :customer)))
                               and v.document_date between :from and :to
                               and v.recorded_at <= :knownAt
                        """ + VISIBLE + """
                             group by 1, 2)
                        select coalesce(ordered.month, booked.month) as month,
                               coalesce(ordered.currency, booked.currency) as currency,
                               coalesce(ordered_minor, 0) as ordered_minor, coalesce(invoiced_minor, 0) as invoiced_minor,
                               coalesce(credited_minor, 0) as credited_minor, coalesce(documents, 0) as documents
                          from ordered
                          full join booked on booked.month = ordered.month and booked.currency = ordered.currency
                         order by 1, 2
                         limit :limit
                        """)
                .param("company", companyId)
                .params(sight.parameters())
                .param("customer", customerId)
                .param("from", span.from())
                .param("to", span.to())
                .param("knownAt", span.knownAt().atOffset(ZoneOffset.UTC))
                .param("limit", MAX_ROWS)
                .query((row, number) -> {
                    var currency = row.getString("currency");
                    long invoiced = row.getLong("invoiced_minor");
                    long credited = row.getLong("credited_minor");
                    return new CustomerMonth(
                            YearMonth.parse(row.getString("month")),
                            Money.ofMinor(row.getLong("ordered_minor"), currency),
                            Money.ofMinor(invoiced, currency),
                            Money.ofMinor(credited, currency),
                            Money.ofMinor(Math.subtractExact(invoiced, credited), currency),
                            row.getLong("documents"));
                })
                .list();
    }

    Page<RevenueDocument> documents(
            UUID companyId, Sight sight, @Nullable UUID customerId, SalesSpan span, PageRequest page) {
        var rows = jdbc.sql("""
                        select v.document_id, v.kind, v.document_number, v.customer_id, v.order_id, v.invoice_id, v.document_date,
                               v.entry_id, v.net_minor, v.currency, v.recorded_at
                          from revenue_document v
                         where v.company_id = :company
                           and (:customer::uuid is null or v.customer_id = any(customer_party(:company, :customer)))
                           and v.document_date between :from and :to
                           and v.recorded_at <= :knownAt
                           and (:first or (v.document_date, v.document_id) < (:afterDate::date, :afterId::uuid))
                        """ + VISIBLE + """
                         order by v.document_date desc, v.document_id desc
                         limit :limit
                        """)
                .param("company", companyId)
                .params(sight.parameters())
                .param("customer", customerId)
                .param("from", span.from())
                .param("to", span.to())
                .param("knownAt", span.knownAt().atOffset(ZoneOffset.UTC))
                .param("first", page.isFirst())
                .param("afterDate", page.isFirst() ? null : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query((row, number) -> new RevenueDocument(
                        row.getObject("document_id", UUID.class),
                        RevenueDocument.Kind.valueOf(row.getString("kind")),
                        row.getString("document_number"),
                        row.getObject("customer_id", UUID.class),
                        row.getObject("order_id", UUID.class),
                        row.getObject("invoice_id", UUID.class),
                        row.getObject("document_date", LocalDate.class),
                        row.getObject("entry_id", UUID.class),
                        Money.ofMinor(row.getLong("net_minor"), row.getString("currency")),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .list();
        return Page.of(
                rows,
                page,
                row -> List.of(row.documentDate().toString(), row.documentId().toString()));
    }

    /// @param revenue invoiced less credited
    record CustomerMonth(
            YearMonth month, Money ordered, Money invoiced, Money credited, Money revenue, long documents) {}
}
