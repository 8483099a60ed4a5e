package io.tieout.sales.order;

import io.tieout.platform.money.Money;
import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.sales.order.OrderInvoice.Billing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OrderProgressQueries {

    private final JdbcClient jdbc;
    private final OrderInvoiceRepository invoices;

    OrderProgressQueries(JdbcClient jdbc, OrderInvoiceRepository invoices) {
        this.jdbc = jdbc;
        this.invoices = invoices;
    }

    /// How far an order, which the caller may see, is.
    OrderProgressResponse of(SalesOrder order) {
        var lines = lines(order.companyId(), order.id());
        var invoice = invoices.ofOrder(order.companyId(), order.id().value());
        return new OrderProgressResponse(
                order.id(),
                order.status(),
                Delivery.of(lines),
                invoice.map(OrderInvoice::billing).orElse(Billing.NONE),
                invoice.map(OrderProgressQueries::shown).orElse(null),
                lines,
                steps(order.companyId(), order.id()));
    }

    private List<LineProgress> lines(UUID companyId, OrderId id) {
        return jdbc.sql("""
                        select line_id, product_code, description, quantity as ordered, delivered
                          from sales_order_line
                         where company_id = :company and order_id = :order
                         order by line_no
                        """)
                .param("company", companyId)
                .param("order", id.value())
                .query(RecordRowMapper.of(LineProgress.class))
                .list();
    }

    private List<StepTaken> steps(UUID companyId, OrderId id) {
        return jdbc.sql("""
                        select step, event_version, document_id, document_number, occurred_at
                          from order_step
                         where company_id = :company and order_id = :order
                         order by event_version
                         limit 1000
                        """)
                .param("company", companyId)
                .param("order", id.value())
                .query(RecordRowMapper.of(StepTaken.class))
                .list();
    }

    private static InvoiceShown shown(OrderInvoice invoice) {
        return new InvoiceShown(
                invoice.invoiceId(),
                invoice.invoiceNumber(),
                invoice.invoiceDate(),
                invoice.dueDate(),
                invoice.entryId(),
                invoice.total(),
                invoice.open(),
                invoice.credited());
    }

    enum Delivery {
        NONE,
        PART,
        COMPLETE;

        static Delivery of(List<LineProgress> lines) {
            if (lines.stream().allMatch(line -> line.delivered().compareTo(line.ordered()) == 0)) {
                return COMPLETE;
            }
            return lines.stream().allMatch(line -> line.delivered().signum() == 0) ? NONE : PART;
        }
    }

    /// @param steps as their events came, oldest first
    record OrderProgressResponse(
            OrderId orderId,
            OrderStatus status,
            Delivery delivery,
            Billing billing,
            @Nullable InvoiceShown invoice,
            List<LineProgress> lines,
            List<StepTaken> steps) {}

    record LineProgress(
            UUID lineId, String productCode, String description, BigDecimal ordered, BigDecimal delivered) {}

    record InvoiceShown(
            UUID invoiceId,
            String invoiceNumber,
            LocalDate invoiceDate,
            LocalDate dueDate,
            UUID entryId,
            Money total,
            Money open,
            Money credited) {}

    record StepTaken(
            OrderStep step,
            long eventVersion,
            @Nullable UUID documentId,
            @Nullable String documentNumber,
            Instant occurredAt) {}
}
