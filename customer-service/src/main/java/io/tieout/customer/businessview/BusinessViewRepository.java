package io.tieout.customer.businessview;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BusinessViewRepository {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    BusinessViewRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void openDeal(
            UUID companyId,
            UUID dealId,
            @Nullable UUID customerId,
            String pipeline,
            String stage,
            @Nullable Money value,
            Instant at) {
        jdbc.sql("""
                        insert into deal_view (company_id, deal_id, customer_id, pipeline, stage, status, currency,
                            value_minor, opened_at)
                        values (:company, :deal, :customer, :pipeline, :stage, 'OPEN', :currency, :value, :at)
                        on conflict (company_id, deal_id) do nothing
                        """)
                .param("company", companyId)
                .param("deal", dealId)
                .param("customer", customerId)
                .param("pipeline", pipeline)
                .param("stage", stage)
                .param("currency", value == null ? null : value.currency().getCurrencyCode())
                .param("value", value == null ? null : (Long) value.minorUnits())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Whose deal it is.
    Optional<UUID> moveDeal(UUID companyId, UUID dealId, String stage) {
        return jdbc
                .sql("""
                        update deal_view set stage = :stage where company_id = :company and deal_id = :deal
                        returning customer_id
                        """)
                .param("stage", stage)
                .param("company", companyId)
                .param("deal", dealId)
                .query((row, number) -> Optional.ofNullable(row.getObject("customer_id", UUID.class)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    void winDeal(UUID companyId, UUID dealId, UUID customerId, Money value, LocalDate closedOn) {
        jdbc.sql("""
                        update deal_view
                           set status = 'WON', customer_id = :customer, currency = :currency, value_minor = :value,
                               closed_on = :closedOn
                         where company_id = :company and deal_id = :deal
                        """)
                .param("customer", customerId)
                .param("currency", value.currency().getCurrencyCode())
                .param("value", value.minorUnits())
                .param("closedOn", closedOn)
                .param("company", companyId)
                .param("deal", dealId)
                .update();
    }

    void loseDeal(UUID companyId, UUID dealId, @Nullable UUID customerId, String reason, LocalDate closedOn) {
        jdbc.sql("""
                        update deal_view
                           set status = 'LOST', customer_id = coalesce(cast(:customer as uuid), customer_id),
                               lost_reason = :reason, closed_on = :closedOn
                         where company_id = :company and deal_id = :deal
                        """)
                .param("customer", customerId)
                .param("reason", reason)
                .param("closedOn", closedOn)
                .param("company", companyId)
                .param("deal", dealId)
                .update();
    }

    void addOrder(UUID companyId, UUID orderId, UUID customerId, String number, LocalDate date, Money total) {
        jdbc.sql("""
                        insert into order_view (company_id, order_id, customer_id, order_number, order_date, currency,
                            total_minor)
                        values (:company, :order, :customer, :number, :date, :currency, :total)
                        on conflict (company_id, order_id) do nothing
                        """)
                .param("company", companyId)
                .param("order", orderId)
                .param("customer", customerId)
                .param("number", number)
                .param("date", date)
                .param("currency", total.currency().getCurrencyCode())
                .param("total", total.minorUnits())
                .update();
    }

    void cancelOrder(UUID companyId, UUID orderId, LocalDate cancelledOn) {
        jdbc.sql("""
                        update order_view set cancelled_on = :on where company_id = :company and order_id = :order
                        """)
                .param("on", cancelledOn)
                .param("company", companyId)
                .param("order", orderId)
                .update();
    }

    /// Lowest id first: two batches with the same invoices must not deadlock.
    void putInvoices(List<ViewedInvoice> invoices) {
        var rows = invoices.stream()
                .sorted(Comparator.comparing(ViewedInvoice::invoiceId))
                .map(invoice -> new MapSqlParameterSource()
                        .addValue("company", invoice.companyId())
                        .addValue("invoice", invoice.invoiceId())
                        .addValue("customer", invoice.customerId())
                        .addValue("number", invoice.number())
                        .addValue("order", invoice.orderId())
                        .addValue("date", invoice.invoiceDate())
                        .addValue("due", invoice.dueDate())
                        .addValue("currency", invoice.total().currency().getCurrencyCode())
                        .addValue("total", invoice.total().minorUnits())
                        .addValue("open", invoice.open().minorUnits())
                        .addValue("disputed", invoice.disputed())
                        .addValue("status", invoice.status())
                        .addValue("version", invoice.version()))
                .toArray(MapSqlParameterSource[]::new);
        batches.batchUpdate("""
                insert into invoice_view as known (company_id, invoice_id, customer_id, invoice_number, order_id,
                    invoice_date, due_date, currency, total_minor, open_minor, disputed, status, version)
                values (:company, :invoice, :customer, :number, :order, :date, :due, :currency, :total, :open, :disputed,
                    :status, :version)
                on conflict (company_id, invoice_id) do update
                   set due_date = excluded.due_date, open_minor = excluded.open_minor, disputed = excluded.disputed,
                       status = excluded.status, version = excluded.version
                 where known.version < excluded.version
                """, rows);
    }

    /// Returns false when these lines are known already.
    boolean reach(UUID companyId, BooksReach reach) {
        return jdbc.sql("""
                                insert into receivable_position as known (company_id, last_sequence, complete, told_at)
                                values (:company, :last, :complete, now())
                                on conflict (company_id) do update
                                   set last_sequence = excluded.last_sequence, complete = excluded.complete,
                                       told_at = excluded.told_at
                                 where known.last_sequence < excluded.last_sequence
                                    or (known.last_sequence = excluded.last_sequence
                                        and known.complete <> excluded.complete)
                                """)
                        .param("company", companyId)
                        .param("last", reach.lastSequence())
                        .param("complete", reach.complete())
                        .update()
                == 1;
    }

    void addLines(UUID companyId, List<BooksLine> lines) {
        jdbc.sql("""
                        insert into receivable_item as known (company_id, customer_id, kind, item_id, currency, due_date,
                            open_minor)
                        select :company, customer_id, kind, item_id, currency, max(cast(due as date)), sum(moved)
                          from unnest(cast(:customers as uuid[]), cast(:kinds as text[]), cast(:items as uuid[]),
                                   cast(:currencies as text[]), cast(:due as text[]), cast(:moved as bigint[]))
                               as line (customer_id, kind, item_id, currency, due, moved)
                         group by customer_id, kind, item_id, currency
                         order by customer_id, kind, item_id
                        on conflict (company_id, customer_id, kind, item_id, currency) do update
                           set open_minor = known.open_minor + excluded.open_minor,
                               due_date = coalesce(excluded.due_date, known.due_date)
                        """)
                .param("company", companyId)
                .param("customers", texts(lines, BooksLine::customerId))
                .param("kinds", texts(lines, BooksLine::kind))
                .param("items", texts(lines, BooksLine::itemId))
                .param("currencies", texts(lines, line -> line.moved().currency()))
                .param("due", texts(lines, BooksLine::dueDate))
                .param(
                        "moved",
                        lines.stream().map(line -> line.moved().minorUnits()).toArray(Long[]::new))
                .update();
    }

    void putHabit(UUID companyId, UUID customerId, PaymentHabit habit, String currencies, long version) {
        jdbc.sql("""
                        insert into payment_habit as known (company_id, customer_id, as_of, paid_invoices, late_invoices,
                            promises_kept, promises_broken, currencies, version)
                        values (:company, :customer, :asOf, :paid, :late, :kept, :broken, cast(:currencies as jsonb),
                            :version)
                        on conflict (company_id, customer_id) do update
                           set as_of = excluded.as_of, paid_invoices = excluded.paid_invoices,
                               late_invoices = excluded.late_invoices, promises_kept = excluded.promises_kept,
                               promises_broken = excluded.promises_broken, currencies = excluded.currencies,
                               version = excluded.version
                         where known.version < excluded.version
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .param("asOf", habit.asOf())
                .param("paid", habit.paidInvoices())
                .param("late", habit.lateInvoices())
                .param("kept", habit.promisesKept())
                .param("broken", habit.promisesBroken())
                .param("currencies", currencies)
                .param("version", version)
                .update();
    }

    private static @Nullable String[] texts(List<BooksLine> rows, Function<BooksLine, @Nullable Object> member) {
        var texts = new @Nullable String[rows.size()];
        for (int index = 0; index < texts.length; index++) {
            texts[index] = Objects.toString(member.apply(rows.get(index)), null);
        }
        return texts;
    }
}
