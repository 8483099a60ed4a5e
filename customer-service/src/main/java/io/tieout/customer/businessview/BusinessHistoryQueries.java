package io.tieout.customer.businessview;

import io.tieout.platform.money.Money;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was negotiated with a customer, ordered and invoiced.
@Component
public class BusinessHistoryQueries {

    private static final int NEWEST = 5;

    private final JdbcClient jdbc;

    BusinessHistoryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public CustomerDeals deals(UUID companyId, UUID customerId) {
        var counts = new HashMap<String, Long>();
        var totals = new HashMap<String, List<Money>>();
        jdbc.sql("""
                        select status, currency, count(*) as deals, coalesce(sum(value_minor), 0)::bigint as value_minor
                          from deal_view
                         where company_id = :company and customer_id = any(customer_party(:company, :customer))
                         group by status, currency
                         order by status, currency
                        """).param("company", companyId).param("customer", customerId).query(row -> {
            var status = row.getString("status");
            counts.merge(status, row.getLong("deals"), Long::sum);
            var currency = row.getString("currency");
            if (currency != null) {
                totals.computeIfAbsent(status, key -> new ArrayList<>())
                        .add(Money.ofMinor(row.getLong("value_minor"), currency));
            }
        });
        var newest = newest(companyId, customerId);
        return new CustomerDeals(
                group("OPEN", counts, totals, newest),
                group("WON", counts, totals, newest),
                group("LOST", counts, totals, newest));
    }

    /// Whether there is anything of the customer to show.
    public boolean isThere(UUID companyId, UUID customerId) {
        return jdbc.sql("""
                        select exists (select from deal_view where company_id = :company and customer_id = :customer)
                            or exists (select from order_view where company_id = :company and customer_id = :customer)
                            or exists (select from invoice_view where company_id = :company and customer_id = :customer)
                            or exists (select from receivable_item where company_id = :company and customer_id = :customer)
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .query(Boolean.class)
                .single();
    }

    private static DealGroup group(
            String status,
            Map<String, Long> counts,
            Map<String, List<Money>> totals,
            Map<String, List<ViewedDeal>> newest) {
        return new DealGroup(
                counts.getOrDefault(status, 0L),
                totals.getOrDefault(status, List.of()),
                newest.getOrDefault(status, List.of()));
    }

    private Map<String, List<ViewedDeal>> newest(UUID companyId, UUID customerId) {
        var newest = new HashMap<String, List<ViewedDeal>>();
        jdbc.sql("""
                        select status, deal_id, pipeline, stage, currency, value_minor, opened_at, closed_on, lost_reason
                          from (select d.*, row_number() over (partition by status order by deal_id desc) as place
                                  from deal_view d
                                 where company_id = :company and customer_id = any(customer_party(:company, :customer))) placed
                         where place <= :newest
                         order by deal_id desc
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .param("newest", NEWEST)
                .query(row -> {
                    var currency = row.getString("currency");
                    newest.computeIfAbsent(row.getString("status"), key -> new ArrayList<>())
                            .add(new ViewedDeal(
                                    row.getObject("deal_id", UUID.class),
                                    row.getString("pipeline"),
                                    row.getString("stage"),
                                    currency == null ? null : Money.ofMinor(row.getLong("value_minor"), currency),
                                    row.getObject("opened_at", OffsetDateTime.class)
                                            .toInstant(),
                                    row.getObject("closed_on", LocalDate.class),
                                    row.getString("lost_reason")));
                });
        return newest;
    }

    /// Newest first, one row more than the page shows.
    ///
    /// @param kinds `ORDER`, `INVOICE` or both
    public List<BusinessDocument> documents(
            UUID companyId, UUID customerId, Collection<String> kinds, PageRequest page) {
        return jdbc.sql("""
                        with document as (
                            select 'ORDER' as kind, order_id as document_id, order_number as number, order_date as date,
                                   currency, total_minor, cast(null as bigint) as open_minor,
                                   cast(null as date) as due_date, cancelled_on, cancelled_on is null as counts
                              from order_view
                             where company_id = :company and customer_id = any(customer_party(:company, :customer))
                             union all
                            select 'INVOICE', invoice_id, invoice_number, invoice_date, currency, total_minor, open_minor,
                                   due_date, null, status <> 'VOID'
                              from invoice_view
                             where company_id = :company and customer_id = any(customer_party(:company, :customer))
                        ),
                        running as (
                            select d.*, (sum(case when counts then total_minor else 0 end)
                                       over (partition by kind, currency order by date, document_id))::bigint
                                       as running_minor
                              from document d
                             where kind = any(cast(:kinds as text[]))
                        )
                        select kind, document_id, number, date, currency, total_minor, open_minor, due_date, cancelled_on,
                               running_minor
                          from running
                         where :first or (date, document_id) < (cast(:afterDate as date), cast(:afterId as uuid))
                         order by date desc, document_id desc
                         limit :limit
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .param("kinds", kinds.toArray(String[]::new))
                .param("first", page.isFirst())
                .param("afterDate", page.isFirst() ? null : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query((row, number) -> document(row))
                .list();
    }

    private static BusinessDocument document(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var open = row.getObject("open_minor", Long.class);
        return new BusinessDocument(
                row.getString("kind"),
                row.getObject("document_id", UUID.class),
                row.getString("number"),
                row.getObject("date", LocalDate.class),
                Money.ofMinor(row.getLong("total_minor"), currency),
                open == null ? null : Money.ofMinor(open, currency),
                row.getObject("due_date", LocalDate.class),
                row.getObject("cancelled_on", LocalDate.class),
                Money.ofMinor(row.getLong("running_minor"), currency));
    }

    /// The ledger's figures of how the customer pays, by currency, as JSON. It tells them of each customer that it has
    /// invoices of: of several that were merged they do not add up, and none are shown.
    public Optional<String> paymentHabits(UUID companyId, UUID customerId) {
        var told = jdbc.sql("""
                        select currencies from payment_habit
                         where company_id = :company and customer_id = any(customer_party(:company, :customer))
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .query(String.class)
                .list();
        return told.size() == 1 ? Optional.of(told.getFirst()) : Optional.empty();
    }
}
