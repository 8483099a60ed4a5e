package io.tieout.sales.delivery;

import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.sales.delivery.Delivery.DeliveredLine;
import io.tieout.sales.delivery.DeliveryPlan.PlannedLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeliveryRepository {

    private static final int MAX_DELIVERIES = 1000;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    DeliveryRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(UUID companyId, Delivery delivery) {
        jdbc.sql("""
                        insert into delivery (company_id, delivery_id, order_id, delivered_on, note, delivered_by, recorded_at)
                        values (:company, :id, :order, :on, :note, :by, :at)
                        """)
                .param("company", companyId)
                .param("id", delivery.deliveryId())
                .param("order", delivery.orderId())
                .param("on", delivery.deliveredOn())
                .param("note", delivery.note())
                .param("by", delivery.deliveredBy())
                .param("at", delivery.recordedAt().atOffset(ZoneOffset.UTC))
                .update();
        batches.batchUpdate(
                """
                insert into delivery_line (company_id, delivery_id, line_id, quantity)
                values (:company, :delivery, :line, :quantity)
                """,
                delivery.lines().stream()
                        .map(line -> new MapSqlParameterSource()
                                .addValue("company", companyId)
                                .addValue("delivery", delivery.deliveryId())
                                .addValue("line", line.lineId())
                                .addValue("quantity", line.quantity()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    void undo(UUID companyId, UUID deliveryId, UUID by, Instant at, String reason) {
        jdbc.sql("""
                        update delivery set undone_at = :at, undone_by = :by, undone_reason = :reason
                         where company_id = :company and delivery_id = :id
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("reason", reason)
                .param("company", companyId)
                .param("id", deliveryId)
                .update();
    }

    /// Of an order, oldest first.
    ///
    /// @param deliveryId only this one; all where null
    List<Delivery> find(UUID companyId, UUID orderId, @Nullable UUID deliveryId) {
        var lines = new HashMap<UUID, List<DeliveredLine>>();
        jdbc.sql("""
                        select d.delivery_id, l.line_id, o.product_code, l.quantity
                          from delivery d
                          join delivery_line l on l.company_id = d.company_id and l.delivery_id = d.delivery_id
                          join sales_order_line o
                            on o.company_id = d.company_id and o.order_id = d.order_id and o.line_id = l.line_id
                         where d.company_id = :company and d.order_id = :order
                           and (:delivery::uuid is null or d.delivery_id = :delivery)
                         order by o.line_no
                        """)
                .param("company", companyId)
                .param("order", orderId)
                .param("delivery", deliveryId)
                .query(row -> {
                    lines.computeIfAbsent(row.getObject("delivery_id", UUID.class), key -> new ArrayList<>())
                            .add(new DeliveredLine(
                                    row.getObject("line_id", UUID.class),
                                    row.getString("product_code"),
                                    row.getBigDecimal("quantity")));
                });
        return jdbc.sql("""
                        select delivery_id, delivered_on, note, delivered_by, recorded_at, undone_at, undone_by,
                               undone_reason
                          from delivery
                         where company_id = :company and order_id = :order
                           and (:delivery::uuid is null or delivery_id = :delivery)
                         order by delivery_id
                         limit :limit
                        """)
                .param("company", companyId)
                .param("order", orderId)
                .param("delivery", deliveryId)
                .param("limit", MAX_DELIVERIES)
                .query((row, number) -> {
                    var id = row.getObject("delivery_id", UUID.class);
                    var undoneAt = row.getObject("undone_at", OffsetDateTime.class);
                    return new Delivery(
                            id,
                            orderId,
                            row.getObject("delivered_on", LocalDate.class),
                            row.getString("note"),
                            row.getObject("delivered_by", UUID.class),
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                            undoneAt == null ? null : undoneAt.toInstant(),
                            row.getObject("undone_by", UUID.class),
                            row.getString("undone_reason"),
                            lines.getOrDefault(id, List.of()));
                })
                .list();
    }

    DeliveryPlan plan(UUID companyId, UUID orderId) {
        long version = jdbc.sql("select version from delivery_plan where company_id = :company and order_id = :order")
                .param("company", companyId)
                .param("order", orderId)
                .query(Long.class)
                .optional()
                .orElse(0L);
        var lines = jdbc.sql("""
                        select line_id, planned_on, quantity from delivery_plan_line
                         where company_id = :company and order_id = :order
                         order by planned_on, line_id
                        """)
                .param("company", companyId)
                .param("order", orderId)
                .query(RecordRowMapper.of(PlannedLine.class))
                .list();
        return new DeliveryPlan(orderId, version, lines);
    }

    void replacePlan(UUID companyId, DeliveryPlan plan, UUID by, Instant at) {
        jdbc.sql("""
                        insert into delivery_plan (company_id, order_id, version, planned_by, planned_at)
                        values (:company, :order, :version, :by, :at)
                        on conflict (company_id, order_id) do update
                           set version = excluded.version, planned_by = excluded.planned_by,
                               planned_at = excluded.planned_at
                        """)
                .param("company", companyId)
                .param("order", plan.orderId())
                .param("version", plan.version())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from delivery_plan_line where company_id = :company and order_id = :order")
                .param("company", companyId)
                .param("order", plan.orderId())
                .update();
        batches.batchUpdate(
                """
                insert into delivery_plan_line (company_id, order_id, line_id, planned_on, quantity)
                values (:company, :order, :line, :on, :quantity)
                """,
                plan.lines().stream()
                        .map(line -> new MapSqlParameterSource()
                                .addValue("company", companyId)
                                .addValue("order", plan.orderId())
                                .addValue("line", line.lineId())
                                .addValue("on", line.plannedOn())
                                .addValue("quantity", line.quantity()))
                        .toArray(MapSqlParameterSource[]::new));
    }
}
