package io.tieout.customer.businessview;

import io.tieout.platform.money.Money;
import io.tieout.platform.sql.RecordRowMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the figures of many customers at once.
@Component
public class CustomerFiguresQueries {

    /// Those that are asked for, each with all that are one with it since they were merged.
    private static final String WANTED = """
            with wanted as materialized (
                select customer_id, member_id from customer_members(:company, cast(:customers as uuid[])))
            """;

    private static final String OPEN_ORDERS = """
            select wanted.customer_id, o.currency,
                   sum(greatest(0, o.total_minor - coalesce(invoiced.total_minor, 0)))::bigint as ordered_minor
              from wanted
              join order_view o on o.company_id = :company and o.customer_id = wanted.member_id
              left join lateral (
                   select sum(i.total_minor) as total_minor
                     from invoice_view i
                     join receivable_item r
                       on r.company_id = i.company_id and r.customer_id = i.customer_id and r.kind = 'INVOICE'
                      and r.item_id = i.invoice_id and r.currency = i.currency
                    where i.company_id = o.company_id and i.order_id = o.order_id and i.status <> 'VOID'
                      and i.currency = o.currency) invoiced on true
             where o.cancelled_on is null
             group by wanted.customer_id, o.currency
            """;

    private final JdbcClient jdbc;

    CustomerFiguresQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param today what is due before it is overdue
    public Map<UUID, CustomerFigures> of(UUID companyId, Collection<UUID> customers, LocalDate today) {
        var ids = customers.stream().map(UUID::toString).toArray(String[]::new);
        var owed = owed(companyId, ids, today);
        var history = history(companyId, ids);
        var habits = habits(companyId, ids);
        var figures = new HashMap<UUID, CustomerFigures>();
        for (var customer : customers) {
            var rows = owed.getOrDefault(customer, List.of());
            var known = history.getOrDefault(customer, History.NONE);
            figures.put(
                    customer,
                    new CustomerFigures(
                            rows.stream().map(Owed::figures).toList(),
                            earliest(rows, Owed::oldestOverdue)
                                    .map(day -> Math.toIntExact(ChronoUnit.DAYS.between(day, today)))
                                    .orElse(0),
                            earliest(rows, Owed::nextDue).orElse(null),
                            known.disputed(),
                            known.firstInvoiceOn(),
                            habits.getOrDefault(customer, PaymentHabit.UNKNOWN)));
        }
        return figures;
    }

    public CustomerFigures of(UUID companyId, UUID customerId, LocalDate today) {
        return of(companyId, List.of(customerId), today).getOrDefault(customerId, CustomerFigures.NONE);
    }

    public BooksReach reach(UUID companyId) {
        return jdbc.sql("""
                        select last_sequence, complete, told_at from receivable_position where company_id = :company
                        """)
                .param("company", companyId)
                .query(RecordRowMapper.of(BooksReach.class))
                .optional()
                .orElse(BooksReach.NOTHING);
    }

    private Map<UUID, List<Owed>> owed(UUID companyId, String[] customers, LocalDate today) {
        return jdbc
                .sql(WANTED + ", ordered as (" + OPEN_ORDERS + """
                        ),
                        owed as (
                            select wanted.customer_id, currency,
                                   coalesce(sum(open_minor) filter (where kind = 'INVOICE'), 0)::bigint as invoices_minor,
                                   coalesce(sum(open_minor) filter (where kind = 'INVOICE' and open_minor > 0
                                       and due_date < :today), 0)::bigint as overdue_minor,
                                   coalesce(-sum(open_minor) filter (where kind <> 'INVOICE'), 0)::bigint
                                       as unapplied_minor,
                                   min(due_date) filter (where kind = 'INVOICE' and open_minor > 0
                                       and due_date < :today) as oldest_overdue,
                                   min(due_date) filter (where kind = 'INVOICE' and open_minor > 0
                                       and due_date >= :today) as next_due
                              from wanted
                              join receivable_item r
                                on r.company_id = :company and r.customer_id = wanted.member_id and r.open_minor <> 0
                             group by wanted.customer_id, currency
                        )
                        select customer_id, currency, coalesce(ordered_minor, 0) as ordered_minor,
                               coalesce(invoices_minor, 0) as invoices_minor, coalesce(overdue_minor, 0) as overdue_minor,
                               coalesce(unapplied_minor, 0) as unapplied_minor, oldest_overdue, next_due
                          from ordered
                          full join owed using (customer_id, currency)
                         where coalesce(ordered_minor, 0) <> 0 or coalesce(invoices_minor, 0) <> 0
                            or coalesce(unapplied_minor, 0) <> 0
                         order by customer_id, currency
                        """)
                .param("company", companyId)
                .param("customers", customers)
                .param("today", today)
                .query((row, number) -> owed(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Owed::customerId));
    }

    private static Optional<LocalDate> earliest(List<Owed> rows, Function<Owed, @Nullable LocalDate> day) {
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(day.apply(row)).stream())
                .min(Comparator.naturalOrder());
    }

    private static Owed owed(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new Owed(
                row.getObject("customer_id", UUID.class),
                new CurrencyFigures(
                        Money.ofMinor(row.getLong("ordered_minor"), currency),
                        Money.ofMinor(row.getLong("invoices_minor"), currency),
                        Money.ofMinor(row.getLong("overdue_minor"), currency),
                        Money.ofMinor(row.getLong("unapplied_minor"), currency)),
                row.getObject("oldest_overdue", LocalDate.class),
                row.getObject("next_due", LocalDate.class));
    }

    private Map<UUID, History> history(UUID companyId, String[] customers) {
        return jdbc
                .sql(WANTED + """
                        select wanted.customer_id,
                               count(*) filter (where disputed and open_minor > 0)::integer as disputed,
                               min(invoice_date) as first_invoice_on
                          from wanted
                          join invoice_view i on i.company_id = :company and i.customer_id = wanted.member_id
                         group by wanted.customer_id
                        """)
                .param("company", companyId)
                .param("customers", customers)
                .query(RecordRowMapper.of(History.class))
                .list()
                .stream()
                .collect(Collectors.toMap(History::customerId, Function.identity()));
    }

    private Map<UUID, PaymentHabit> habits(UUID companyId, String[] customers) {
        var habits = new HashMap<UUID, PaymentHabit>();
        jdbc.sql(WANTED + """
                        select wanted.customer_id, max(as_of) as as_of, sum(paid_invoices)::bigint as paid_invoices,
                               sum(late_invoices)::bigint as late_invoices, sum(promises_kept)::bigint as promises_kept,
                               sum(promises_broken)::bigint as promises_broken
                          from wanted
                          join payment_habit h on h.company_id = :company and h.customer_id = wanted.member_id
                         group by wanted.customer_id
                        """)
                .param("company", companyId)
                .param("customers", customers)
                .query(row -> {
                    habits.put(
                            row.getObject("customer_id", UUID.class),
                            new PaymentHabit(
                                    row.getObject("as_of", LocalDate.class),
                                    row.getLong("paid_invoices"),
                                    row.getLong("late_invoices"),
                                    row.getLong("promises_kept"),
                                    row.getLong("promises_broken")));
                });
        return habits;
    }

    private record Owed(
            UUID customerId,
            CurrencyFigures figures,
            @Nullable LocalDate oldestOverdue,
            @Nullable LocalDate nextDue) {}

    private record History(
            UUID customerId, int disputed, @Nullable LocalDate firstInvoiceOn) {

        static final History NONE = new History(new UUID(0, 0), 0, null);
    }
}
