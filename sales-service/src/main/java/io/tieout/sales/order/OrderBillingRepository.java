package io.tieout.sales.order;

import io.tieout.platform.money.Money;
import io.tieout.platform.sql.RecordRowMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Invoices and payments come by the hundred: everything here is done for many at once.
@Repository
class OrderBillingRepository {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    OrderBillingRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /// Binding orders, locked in the order of their ids.
    List<BilledOrder> lock(UUID companyId, Collection<UUID> orderIds) {
        return jdbc.sql("""
                        select company_id, order_id, order_number, deal_id, customer_id, event_version
                          from sales_order
                         where company_id = :company and order_id = any (:ids) and order_number is not null
                         order by order_id
                           for update
                        """)
                .param("company", companyId)
                .param("ids", orderIds.toArray(UUID[]::new))
                .query(RecordRowMapper.of(BilledOrder.class))
                .list();
    }

    /// Those of the orders that have their invoice.
    Set<UUID> invoiced(UUID companyId, Collection<UUID> orderIds) {
        var found = new HashSet<UUID>();
        jdbc.sql("select order_id from order_invoice where company_id = :company and order_id = any (:ids)")
                .param("company", companyId)
                .param("ids", orderIds.toArray(UUID[]::new))
                .query(row -> {
                    found.add(row.getObject("order_id", UUID.class));
                });
        return found;
    }

    List<KnownInvoice> known(UUID companyId, Collection<UUID> invoiceIds) {
        return jdbc.sql("""
                        select invoice_id, order_id, invoice_number, entry_id, open_minor
                          from order_invoice
                         where company_id = :company and invoice_id = any (:ids)
                        """)
                .param("company", companyId)
                .param("ids", invoiceIds.toArray(UUID[]::new))
                .query(RecordRowMapper.of(KnownInvoice.class))
                .list();
    }

    record KnownInvoice(UUID invoiceId, UUID orderId, String invoiceNumber, UUID entryId, long openMinor) {}

    void insert(UUID companyId, List<OrderInvoice> invoices) {
        batches.batchUpdate(
                """
                insert into order_invoice (company_id, invoice_id, order_id, invoice_number, invoice_date, due_date,
                    entry_id, currency, net_minor, total_minor, open_minor)
                values (:company, :invoice, :order, :number, :date, :due, :entry, :currency, :net, :total, :open)
                """,
                invoices.stream()
                        .map(invoice -> new MapSqlParameterSource()
                                .addValue("company", companyId)
                                .addValue("invoice", invoice.invoiceId())
                                .addValue("order", invoice.orderId())
                                .addValue("number", invoice.invoiceNumber())
                                .addValue("date", invoice.invoiceDate())
                                .addValue("due", invoice.dueDate())
                                .addValue("entry", invoice.entryId())
                                .addValue("currency", invoice.total().currency().getCurrencyCode())
                                .addValue("net", invoice.net().minorUnits())
                                .addValue("total", invoice.total().minorUnits())
                                .addValue("open", invoice.open().minorUnits()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    void setOpen(UUID companyId, Map<UUID, Money> open) {
        batches.batchUpdate(
                "update order_invoice set open_minor = :open where company_id = :company and invoice_id = :invoice",
                open.entrySet().stream()
                        .map(invoice -> new MapSqlParameterSource()
                                .addValue("open", invoice.getValue().minorUnits())
                                .addValue("company", companyId)
                                .addValue("invoice", invoice.getKey()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /// Notes steps of locked orders, whose versions follow the last event of each.
    void add(List<BillingStep> steps, Instant at) {
        var rows = steps.stream()
                .map(step -> new MapSqlParameterSource()
                        .addValue("company", step.order().companyId())
                        .addValue("id", step.order().orderId())
                        .addValue("version", step.version())
                        .addValue("step", step.step().name())
                        .addValue("document", step.invoiceId())
                        .addValue("number", step.invoiceNumber())
                        .addValue("at", at.atOffset(ZoneOffset.UTC)))
                .toArray(MapSqlParameterSource[]::new);
        batches.batchUpdate("""
                insert into order_step (company_id, order_id, event_version, step, document_id, document_number, occurred_at)
                values (:company, :id, :version, :step, :document, :number, :at)
                """, rows);
        batches.batchUpdate("""
                update sales_order set event_version = :version
                 where company_id = :company and order_id = :id and event_version < :version
                """, rows);
    }
}
