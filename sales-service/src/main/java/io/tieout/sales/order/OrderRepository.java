package io.tieout.sales.order;

import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.sales.change.ChangeRepository;
import io.tieout.sales.change.ObjectKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OrderRepository {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final ChangeRepository changes;

    OrderRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches, ChangeRepository changes) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.changes = changes;
    }

    String nextNumber(UUID companyId, int year) {
        long number = jdbc.sql("""
                        insert into order_counter (company_id, order_year, last_number) values (:company, :year, 1)
                        on conflict (company_id, order_year) do update set last_number = order_counter.last_number + 1
                        returning last_number
                        """)
                .param("company", companyId)
                .param("year", year)
                .query(Long.class)
                .single();
        return "SO-%d-%06d".formatted(year, number);
    }

    void insert(SalesOrder order) {
        var terms = order.terms();
        jdbc.sql("""
                        insert into sales_order (company_id, order_id, deal_id, customer_id, status, payment_term_days,
                            currency, price_mode, tax_method, rounding, net_minor, tax_minor, total_minor, owner_user_id,
                            version)
                        values (:company, :id, :deal, :customer, 'DRAFT', :paymentTermDays, :currency, :priceMode,
                            :taxMethod, :rounding, :net, :tax, :total, :owner, :version)
                        """)
                .param("company", order.companyId())
                .param("id", order.id().value())
                .param("deal", order.dealId())
                .param("customer", order.customerId())
                .param("paymentTermDays", terms.paymentTermDays())
                .param("currency", terms.currency().getCurrencyCode())
                .param("priceMode", terms.priceMode().name())
                .param("taxMethod", terms.taxMethod().name())
                .param("rounding", terms.rounding().name())
                .param("net", order.totals().net().minorUnits())
                .param("tax", order.totals().tax().minorUnits())
                .param("total", order.totals().total().minorUnits())
                .param("owner", order.ownerUserId())
                .param("version", order.version())
                .update();
        insertLines(order);
        changes.note(order.companyId(), ObjectKind.ORDER, order.id().value());
    }

    private void insertLines(SalesOrder order) {
        var rows = IntStream.range(0, order.terms().lines().size())
                .mapToObj(index -> {
                    var line = order.terms().lines().get(index);
                    var figures = order.totals().lines().get(index);
                    return new MapSqlParameterSource()
                            .addValue("company", order.companyId())
                            .addValue("order", order.id().value())
                            .addValue("line", line.lineId())
                            .addValue("lineNo", index + 1)
                            .addValue("product", line.productCode())
                            .addValue("description", line.description())
                            .addValue("quantity", line.quantity())
                            .addValue("unitPrice", line.unitPrice())
                            .addValue("discount", line.discountPercent())
                            .addValue("taxCode", line.taxCode())
                            .addValue("taxRate", line.taxRatePercent())
                            .addValue("net", figures.net().minorUnits())
                            .addValue("tax", figures.tax().minorUnits());
                })
                .toArray(MapSqlParameterSource[]::new);
        batches.batchUpdate("""
                insert into sales_order_line (company_id, order_id, line_id, line_no, product_code, description, quantity,
                    unit_price, discount_percent, tax_code, tax_rate_percent, net_minor, tax_minor)
                values (:company, :order, :line, :lineNo, :product, :description, :quantity, :unitPrice, :discount,
                    :taxCode, :taxRate, :net, :tax)
                """, rows);
    }

    /// Returns false when the order is no draft of the expected version any more.
    boolean hold(SalesOrder order) {
        boolean held = jdbc.sql("""
                                update sales_order set status = 'HELD', version = :version
                                 where company_id = :company and order_id = :id and version = :version - 1
                                   and status = 'DRAFT'
                                """)
                        .param("version", order.version())
                        .param("company", order.companyId())
                        .param("id", order.id().value())
                        .update()
                == 1;
        changes.note(order.companyId(), ObjectKind.ORDER, order.id().value());
        return held;
    }

    /// Returns the version of the event that tells of it; empty when the order is no draft of the expected version
    /// any more.
    Optional<Long> confirm(SalesOrder order, Instant at) {
        var eventVersion = jdbc.sql("""
                        update sales_order
                           set status = 'CONFIRMED', order_number = :number, order_date = :date, version = :version,
                               event_version = event_version + 1, confirmed_at = :at
                         where company_id = :company and order_id = :id and version = :version - 1
                           and status in ('DRAFT', 'HELD')
                        returning event_version
                        """)
                .param("number", order.orderNumber())
                .param("date", order.orderDate())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("version", order.version())
                .param("company", order.companyId())
                .param("id", order.id().value())
                .query(Long.class)
                .optional();
        changes.note(order.companyId(), ObjectKind.ORDER, order.id().value());
        return eventVersion;
    }

    void cancel(UUID companyId, OrderId id, LocalDate on, String reason, Instant at) {
        jdbc.sql("""
                        update sales_order
                           set status = 'CANCELLED', cancelled_on = :on, cancel_reason = :reason, cancelled_at = :at,
                               version = version + 1
                         where company_id = :company and order_id = :id
                        """)
                .param("on", on)
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("company", companyId)
                .param("id", id.value())
                .update();
        changes.note(companyId, ObjectKind.ORDER, id.value());
    }

    /// Steps of one order come one after the other. Returns false when there is no such order.
    boolean lock(UUID companyId, OrderId id) {
        return jdbc.sql("select 1 from sales_order where company_id = :company and order_id = :id for update")
                .param("company", companyId)
                .param("id", id.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    Optional<Long> lockVersion(UUID companyId, OrderId id) {
        return jdbc.sql("select version from sales_order where company_id = :company and order_id = :id for update")
                .param("company", companyId)
                .param("id", id.value())
                .query(Long.class)
                .optional();
    }

    long eventVersion(UUID companyId, OrderId id) {
        return jdbc.sql("select event_version from sales_order where company_id = :company and order_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    long nextEventVersion(UUID companyId, OrderId id) {
        return jdbc.sql("""
                        update sales_order set event_version = event_version + 1
                         where company_id = :company and order_id = :id
                        returning event_version
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    void addStep(
            UUID companyId,
            OrderId id,
            long eventVersion,
            OrderStep step,
            @Nullable UUID documentId,
            @Nullable String documentNumber,
            Instant at) {
        jdbc.sql("""
                        insert into order_step (company_id, order_id, event_version, step, document_id, document_number,
                            occurred_at)
                        values (:company, :id, :version, :step, :document, :number, :at)
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .param("version", eventVersion)
                .param("step", step.name())
                .param("document", documentId)
                .param("number", documentNumber)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @param quantities by line; negative to take back
    void addDelivered(UUID companyId, OrderId id, Map<UUID, BigDecimal> quantities) {
        var rows = quantities.entrySet().stream()
                .map(line -> new MapSqlParameterSource()
                        .addValue("company", companyId)
                        .addValue("order", id.value())
                        .addValue("line", line.getKey())
                        .addValue("quantity", line.getValue()))
                .toArray(MapSqlParameterSource[]::new);
        batches.batchUpdate("""
                update sales_order_line set delivered = delivered + :quantity
                 where company_id = :company and order_id = :order and line_id = :line
                """, rows);
    }

    Map<UUID, BigDecimal> delivered(UUID companyId, OrderId id) {
        var delivered = new HashMap<UUID, BigDecimal>();
        jdbc.sql("select line_id, delivered from sales_order_line where company_id = :company and order_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query(row -> {
                    delivered.put(row.getObject("line_id", UUID.class), row.getBigDecimal("delivered"));
                });
        return delivered;
    }

    SalesOrder get(UUID companyId, OrderId id) {
        return find(companyId, id).orElseThrow(() -> new OrderNotFound(id));
    }

    Optional<SalesOrder> find(UUID companyId, OrderId id) {
        var lines = lines(companyId, id);
        return jdbc.sql("""
                        select status, order_number, deal_id, customer_id, order_date, payment_term_days, currency, price_mode,
                               tax_method, rounding, owner_user_id, version
                          from sales_order
                         where company_id = :company and order_id = :id
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .query((row, index) -> {
                    var terms = new OrderTerms(
                            Currency.getInstance(row.getString("currency")),
                            PriceMode.valueOf(row.getString("price_mode")),
                            TaxMethod.valueOf(row.getString("tax_method")),
                            Rounding.valueOf(row.getString("rounding")),
                            row.getInt("payment_term_days"),
                            lines);
                    return new SalesOrder(
                            companyId,
                            id,
                            OrderStatus.valueOf(row.getString("status")),
                            row.getString("order_number"),
                            row.getObject("deal_id", UUID.class),
                            row.getObject("customer_id", UUID.class),
                            row.getObject("order_date", LocalDate.class),
                            terms,
                            terms.totals(),
                            row.getObject("owner_user_id", UUID.class),
                            row.getLong("version"));
                })
                .optional();
    }

    private List<OrderLine> lines(UUID companyId, OrderId id) {
        return jdbc.sql("""
                        select line_id, product_code, description, quantity, unit_price, discount_percent, tax_code,
                               tax_rate_percent
                          from sales_order_line
                         where company_id = :company and order_id = :id
                         order by line_no
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .query(RecordRowMapper.of(OrderLine.class))
                .list();
    }
}
