package io.tieout.sales.credithold;

import io.tieout.platform.money.Money;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class CreditViewRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CreditViewRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void put(UUID companyId, UUID customerId, String rating, CreditTerms terms) {
        jdbc.sql("""
                        insert into credit_view as known (company_id, customer_id, rating, limits, hold, hold_reason, version)
                        values (:company, :customer, :rating, cast(:limits as jsonb), :hold, :reason, :version)
                        on conflict (company_id, customer_id) do update
                           set rating = excluded.rating, limits = excluded.limits, hold = excluded.hold,
                               hold_reason = excluded.hold_reason, version = excluded.version
                         where known.version < excluded.version
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .param("rating", rating)
                .param("limits", json.writeValueAsString(terms.limits()))
                .param("hold", terms.hold().name())
                .param("reason", Objects.toString(terms.holdReason(), null))
                .param("version", terms.version())
                .update();
    }

    void erase(UUID companyId, UUID customerId) {
        jdbc.sql("delete from credit_view where company_id = :company and customer_id = :customer")
                .param("company", companyId)
                .param("customer", customerId)
                .update();
    }

    /// Whoever decides about an order of one of these customers comes after us. Customers that were merged are one.
    ///
    /// Advisory, and not a lock of the rows: a customer without a decision has none, and one that came in the
    /// middle would be locked out of order.
    void lock(UUID companyId, Collection<UUID> customers) {
        // One statement each: of a set, the planner chooses the order.
        survivors(companyId, customers).stream()
                .map(customer -> "credit " + companyId + " " + customer)
                .distinct()
                .sorted()
                .forEach(key -> jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                        .param("key", key)
                        .query(row -> {}));
    }

    private List<UUID> survivors(UUID companyId, Collection<UUID> customers) {
        return jdbc.sql("""
                        select customer_survivor(:company, customer)
                          from unnest(cast(:customers as uuid[])) as customer
                        """)
                .param("company", companyId)
                .param("customers", customers.toArray(UUID[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /// What was decided about each of those that were merged, until the decision about all arrives.
    List<CreditTerms> find(UUID companyId, UUID customerId) {
        return jdbc.sql("""
                        select limits, hold, hold_reason, version from credit_view
                         where company_id = :company and customer_id = any(customer_party(:company, :customer))
                         order by customer_id
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .query((row, number) -> {
                    var reason = row.getString("hold_reason");
                    return new CreditTerms(
                            json.readValue(row.getString("limits"), new TypeReference<List<Money>>() {}),
                            CreditTerms.Hold.valueOf(row.getString("hold")),
                            reason == null ? null : HoldReason.valueOf(reason),
                            row.getLong("version"));
                })
                .list();
    }

    /// Owed and ordered, in one currency. Read after the lock, so that it sees what was confirmed before us.
    ///
    /// @param without the order that is being decided
    Money exposure(UUID companyId, UUID customerId, Currency currency, UUID without) {
        long minor = jdbc.sql("""
                        select coalesce((select sum(owed_minor) from owed_view
                                          where company_id = :company
                                            and customer_id = any(customer_party(:company, :customer))
                                            and currency = :currency), 0)
                             + coalesce((select sum(greatest(0, o.total_minor - coalesce(invoiced.total_minor, 0)))
                                           from sales_order o
                                           left join lateral (
                                                select sum(i.total_minor) as total_minor
                                                  from invoiced_order i
                                                  join booked_invoice b
                                                    on b.company_id = i.company_id and b.invoice_id = i.invoice_id
                                                 where i.company_id = o.company_id and i.order_id = o.order_id
                                                   and i.currency = o.currency) invoiced on true
                                          where o.company_id = :company
                                            and o.customer_id = any(customer_party(:company, :customer))
                                            and o.order_id <> :without
                                            and o.currency = :currency and o.status = 'CONFIRMED'), 0)
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .param("currency", currency.getCurrencyCode())
                .param("without", without)
                .query(Long.class)
                .single();
        return Money.ofMinor(minor, currency);
    }

    /// Returns false when these lines are known already.
    boolean reach(UUID companyId, long lastSequence, boolean complete) {
        return jdbc.sql("""
                                insert into owed_position as known (company_id, last_sequence, complete)
                                values (:company, :last, :complete)
                                on conflict (company_id) do update
                                   set last_sequence = excluded.last_sequence, complete = excluded.complete
                                 where known.last_sequence < excluded.last_sequence
                                    or (known.last_sequence = excluded.last_sequence
                                        and known.complete <> excluded.complete)
                                """)
                        .param("company", companyId)
                        .param("last", lastSequence)
                        .param("complete", complete)
                        .update()
                == 1;
    }

    void add(UUID companyId, List<OwedLine> lines) {
        jdbc.sql("""
                        insert into owed_view as known (company_id, customer_id, currency, owed_minor)
                        select :company, customer_id, currency, sum(moved)
                          from unnest(cast(:customers as uuid[]), cast(:currencies as text[]), cast(:moved as bigint[]))
                               as line (customer_id, currency, moved)
                         group by customer_id, currency
                         order by customer_id, currency
                        on conflict (company_id, customer_id, currency) do update
                           set owed_minor = known.owed_minor + excluded.owed_minor
                        """)
                .param("company", companyId)
                .param(
                        "customers",
                        lines.stream().map(line -> line.customerId().toString()).toArray(String[]::new))
                .param(
                        "currencies",
                        lines.stream()
                                .map(line -> line.moved().currency().getCurrencyCode())
                                .toArray(String[]::new))
                .param(
                        "moved",
                        lines.stream().map(line -> line.moved().minorUnits()).toArray(Long[]::new))
                .update();
    }

    void booked(UUID companyId, Collection<UUID> invoices) {
        jdbc.sql("""
                        insert into booked_invoice (company_id, invoice_id)
                        select :company, invoice_id
                          from (select distinct unnest(cast(:invoices as uuid[])) as invoice_id order by 1) booked
                        on conflict (company_id, invoice_id) do nothing
                        """)
                .param("company", companyId)
                .param("invoices", invoices.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    void invoiced(UUID companyId, UUID orderId, UUID invoiceId, Money total) {
        jdbc.sql("""
                        insert into invoiced_order (company_id, order_id, invoice_id, currency, total_minor)
                        values (:company, :order, :invoice, :currency, :total)
                        on conflict (company_id, order_id, invoice_id) do nothing
                        """)
                .param("company", companyId)
                .param("order", orderId)
                .param("invoice", invoiceId)
                .param("currency", total.currency().getCurrencyCode())
                .param("total", total.minorUnits())
                .update();
    }

    /// @param moved debit less credit
    record OwedLine(UUID customerId, Money moved) {}
}
