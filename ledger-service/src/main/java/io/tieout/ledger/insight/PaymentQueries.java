package io.tieout.ledger.insight;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PaymentQueries {

    /// Which paid invoices a list shows; what is absent does not restrict.
    record PaidFilter(
            @Nullable UUID customerId,
            @Nullable String currency,
            @Nullable Boolean late,
            @Nullable Boolean disputed) {}

    private static final String BY_TIME = """
            select distinct invoice_id
            from allocation
            where company_id = :company and effective_date between :from and :asOf""";

    private static final String BY_CUSTOMER = """
            select invoice_id
            from invoice
            where company_id = :company and customer_id = any(cast(:customers as uuid[]))""";

    // An invoice is paid from the day on after which something was owed for the last time: what was taken back and paid
    // again counts from the second time, in the order of the days and not in that of the recordings.
    private static final String PAID = """
            with candidate as (
                :candidates
            ),
            paid as (
                select i.invoice_id, i.invoice_number, i.customer_id, i.currency, i.invoice_date, i.due_date,
                    i.total_minor, settled.paid_on, money.minor as money_minor,
                    greatest(settled.paid_on - i.invoice_date, 0) as days_to_pay,
                    greatest(settled.paid_on - i.due_date, 0) as days_late,
                    coalesce((
                        select bool_or(d.recorded_at < :knownBefore)
                        from invoice_dispute d
                        where d.company_id = i.company_id and d.invoice_id = i.invoice_id), i.disputed) as disputed
                from candidate
                join invoice i on i.company_id = :company and i.invoice_id = candidate.invoice_id
                cross join lateral (
                    select min(ended.day) filter (where ended.day > coalesce(ended.last_owed, date '-infinity')) as paid_on
                    from (
                        select running.day,
                            max(running.day) filter (where running.minor < i.total_minor) over () as last_owed
                        from (
                            select a.effective_date as day, sum(sum(a.amount_minor)) over (order by a.effective_date) as minor
                            from allocation a
                            where a.company_id = i.company_id and a.invoice_id = i.invoice_id
                                and a.effective_date <= :asOf and a.recorded_at < :knownBefore
                            group by a.effective_date
                        ) running
                    ) ended
                ) settled
                cross join lateral (
                    select coalesce(sum(a.amount_minor) filter (
                            where a.document_kind is null or a.document_kind = 'FOREIGN_SETTLEMENT'), 0)::bigint as minor,
                        coalesce(sum(a.amount_minor) filter (
                            where a.document_kind in ('WRITE_OFF', 'OPENING_WITHDRAWAL')), 0) as given_up_minor
                    from allocation a
                    where a.company_id = i.company_id and a.invoice_id = i.invoice_id
                        and a.effective_date <= :asOf and a.recorded_at < :knownBefore
                ) money
                where i.recorded_at < :knownBefore and settled.paid_on between :from and :asOf
                    and money.minor > 0 and money.given_up_minor = 0
            )
            """;

    private static final String FIGURES = """
             currency, count(*) as paid_invoices, sum(days_to_pay)::bigint as days_to_pay,
                count(*) filter (where days_late > 0) as late_invoices, sum(days_late)::bigint as days_late,
                count(*) filter (where disputed) as disputed_invoices, sum(money_minor)::bigint as money_minor
            from paid
            """;

    private final JdbcClient jdbc;

    PaymentQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Of all customers together, by currency.
    List<PaymentFigures> figures(UUID companyId, Window window) {
        return paid(companyId, null, window, "select cast(null as uuid) as customer_id," + FIGURES + """
                        group by currency
                        order by currency""")
                .query(PaymentQueries::figures)
                .list();
    }

    /// Of these customers, each by currency.
    List<PaymentFigures> figures(UUID companyId, Collection<UUID> customers, Window window) {
        return paid(companyId, customers, window, "select customer_id," + FIGURES + """
                        group by customer_id, currency
                        order by customer_id, currency""")
                .query(PaymentQueries::figures)
                .list();
    }

    /// The invoices behind the figures, the latest payment first.
    ///
    /// @param customers whose; all when null
    Page<PaidInvoiceResponse> invoices(
            UUID companyId, @Nullable Collection<UUID> customers, PaidFilter filter, Window window, PageRequest page) {
        var rows = paid(companyId, customers, window, """
                        select invoice_id, invoice_number, customer_id, currency, invoice_date, due_date, paid_on,
                            days_to_pay, days_late, disputed, total_minor, money_minor
                        from paid
                        where (cast(:currency as text) is null or currency = :currency)
                            and (cast(:late as boolean) is null or (days_late > 0) = :late)
                            and (cast(:disputed as boolean) is null or disputed = :disputed)
                            and (cast(:afterId as uuid) is null
                                or (paid_on, invoice_id) < (cast(:afterDate as date), cast(:afterId as uuid)))
                        order by paid_on desc, invoice_id desc
                        limit :limit""")
                .param("currency", filter.currency())
                .param("late", filter.late())
                .param("disputed", filter.disputed())
                .param("afterDate", page.isFirst() ? null : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query((row, number) -> new PaidInvoiceResponse(
                        new InvoiceId(row.getObject("invoice_id", UUID.class)),
                        row.getString("invoice_number"),
                        row.getObject("customer_id", UUID.class),
                        row.getObject("invoice_date", LocalDate.class),
                        row.getObject("due_date", LocalDate.class),
                        row.getObject("paid_on", LocalDate.class),
                        row.getLong("days_to_pay"),
                        row.getLong("days_late"),
                        row.getBoolean("disputed"),
                        Money.ofMinor(row.getLong("total_minor"), row.getString("currency")),
                        Money.ofMinor(row.getLong("money_minor"), row.getString("currency"))))
                .list();
        return Page.of(
                rows,
                page,
                invoice -> List.of(
                        invoice.paidOn().toString(), invoice.invoiceId().value().toString()));
    }

    /// The money that these customers paid, in the order of the days. What was taken back since is not there.
    List<Receipt> receipts(UUID companyId, Collection<UUID> customers, Window window) {
        return jdbc.sql("""
                        select i.customer_id, i.currency, a.effective_date, l.bank_account_id,
                            case
                                when a.match_id is not null then 'BANK_ACCOUNT'
                                when a.customer_credit_id is not null then 'MONEY_ON_ACCOUNT'
                                else 'ELSEWHERE'
                            end as method,
                            count(distinct i.invoice_id) as invoices, sum(a.amount_minor)::bigint as amount_minor
                        from invoice i
                        join allocation a on a.company_id = i.company_id and a.invoice_id = i.invoice_id
                        left join payment p on p.company_id = a.company_id and p.match_id = a.match_id
                        left join posted_bank_line l on l.company_id = p.company_id and l.line_id = p.line_id
                        where i.company_id = :company and i.customer_id = any(cast(:customers as uuid[]))
                            and (a.document_kind is null or a.document_kind = 'FOREIGN_SETTLEMENT')
                            and a.amount_minor > 0 and a.undone_allocation_id is null
                            and a.effective_date between :from and :asOf and a.recorded_at < :knownBefore
                            and not exists (
                                select from allocation undoing
                                where undoing.company_id = a.company_id
                                    and undoing.undone_allocation_id = a.allocation_id
                                    and undoing.effective_date <= :asOf and undoing.recorded_at < :knownBefore)
                        group by i.customer_id, i.currency, a.effective_date, l.bank_account_id, method
                        order by i.customer_id, i.currency, a.effective_date, l.bank_account_id, method""")
                .param("company", companyId)
                .param("customers", customers.toArray(UUID[]::new))
                .param("from", window.from())
                .param("asOf", window.asOf())
                .param("knownBefore", window.known().before().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Receipt(
                        row.getObject("customer_id", UUID.class),
                        row.getObject("effective_date", LocalDate.class),
                        PaymentMethod.valueOf(row.getString("method")),
                        row.getObject("bank_account_id", UUID.class),
                        row.getLong("invoices"),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"))))
                .list();
    }

    private JdbcClient.StatementSpec paid(
            UUID companyId, @Nullable Collection<UUID> customers, Window window, String selection) {
        var statement = jdbc.sql(PAID.replace(":candidates", customers == null ? BY_TIME : BY_CUSTOMER) + selection)
                .param("company", companyId)
                .param("from", window.from())
                .param("asOf", window.asOf())
                .param("knownBefore", window.known().before().atOffset(ZoneOffset.UTC));
        return customers == null ? statement : statement.param("customers", customers.toArray(UUID[]::new));
    }

    private static PaymentFigures figures(ResultSet row, int number) throws SQLException {
        return new PaymentFigures(
                row.getObject("customer_id", UUID.class),
                row.getLong("paid_invoices"),
                row.getLong("days_to_pay"),
                row.getLong("late_invoices"),
                row.getLong("days_late"),
                row.getLong("disputed_invoices"),
                Money.ofMinor(row.getLong("money_minor"), row.getString("currency")));
    }
}
