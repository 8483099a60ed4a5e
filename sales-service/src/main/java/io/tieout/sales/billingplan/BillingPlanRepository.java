package io.tieout.sales.billingplan;

import io.tieout.documenttotals.PriceMode;
import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.sales.billingplan.BillingPlan.PlanLine;
import io.tieout.sales.companyview.CompanyDayQueries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BillingPlanRepository {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    BillingPlanRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    record DuePlan(UUID companyId, UUID planId) {}

    void insert(UUID companyId, BillingPlan plan, UUID createdBy) {
        jdbc.sql("""
                        insert into billing_plan (company_id, plan_id, contract_id, first_on, every_months, last_on, currency,
                            price_mode, next_on, created_by, version)
                        values (:company, :id, :contract, :first, :every, :last, :currency, :priceMode, :next, :by, 1)
                        """)
                .param("company", companyId)
                .param("id", plan.planId())
                .param("contract", plan.contractId())
                .param("first", plan.firstOn())
                .param("every", plan.everyMonths())
                .param("last", plan.lastOn())
                .param("currency", plan.currency())
                .param("priceMode", plan.priceMode().name())
                .param("next", plan.nextOn())
                .param("by", createdBy)
                .update();
        batches.batchUpdate(
                """
                insert into billing_plan_line (company_id, plan_id, line_no, product_code, description, quantity, unit_price,
                    discount_percent, tax_code, tax_rate_percent)
                values (:company, :plan, :no, :product, :description, :quantity, :price, :discount, :taxCode, :taxRate)
                """,
                IntStream.range(0, plan.lines().size())
                        .mapToObj(index -> {
                            var line = plan.lines().get(index);
                            return new MapSqlParameterSource()
                                    .addValue("company", companyId)
                                    .addValue("plan", plan.planId())
                                    .addValue("no", index + 1)
                                    .addValue("product", line.productCode())
                                    .addValue("description", line.description())
                                    .addValue("quantity", line.quantity())
                                    .addValue("price", line.unitPrice())
                                    .addValue("discount", line.discountPercent())
                                    .addValue("taxCode", line.taxCode())
                                    .addValue("taxRate", line.taxRatePercent());
                        })
                        .toArray(MapSqlParameterSource[]::new));
    }

    /// Some plans whose next period has begun within their contract, the oldest first. A period after the contract's
    /// end stays next, so that billing goes on when the contract is prolonged.
    List<DuePlan> due(LocalDate latest, Instant now, int limit) {
        return jdbc.sql("""
                        select p.company_id, p.plan_id
                          from billing_plan p
                          join contract c on c.company_id = p.company_id and c.contract_id = p.contract_id
                         where p.next_on <= :latest
                           and p.next_on <=
                        """ + CompanyDayQueries.inSql("p.company_id", "cast(:now as timestamptz)") + """
                           and p.stopped_at is null
                           and (p.retry_at is null or p.retry_at <= :now)
                           and (c.ends_on is null or c.renewal_months is not null or p.next_on <= c.ends_on)
                         order by p.next_on, p.plan_id
                         limit :limit
                        """)
                .param("latest", latest)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(RecordRowMapper.of(DuePlan.class))
                .list();
    }

    /// Waits for whoever else bills it at the moment.
    void lock(UUID companyId, UUID planId) {
        jdbc.sql("select 1 from billing_plan where company_id = :company and plan_id = :id for update")
                .param("company", companyId)
                .param("id", planId)
                .query(Integer.class)
                .optional();
    }

    void billed(
            UUID companyId,
            UUID planId,
            int periodNo,
            LocalDate periodStart,
            UUID orderId,
            @Nullable LocalDate next,
            Instant at) {
        jdbc.sql("""
                        insert into billed_period (company_id, plan_id, period_no, period_start, order_id, billed_at)
                        values (:company, :plan, :no, :start, :order, :at)
                        """)
                .param("company", companyId)
                .param("plan", planId)
                .param("no", periodNo)
                .param("start", periodStart)
                .param("order", orderId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        update billing_plan
                           set periods_billed = :no, next_on = :next, retry_at = null, failure = null, version = version + 1
                         where company_id = :company and plan_id = :plan
                        """)
                .param("no", periodNo)
                .param("next", next)
                .param("company", companyId)
                .param("plan", planId)
                .update();
    }

    void postpone(UUID companyId, UUID planId, String failure, Instant retryAt) {
        jdbc.sql("""
                        update billing_plan set retry_at = :retryAt, failure = :failure
                         where company_id = :company and plan_id = :plan
                        """)
                .param("retryAt", retryAt.atOffset(ZoneOffset.UTC))
                .param("failure", failure)
                .param("company", companyId)
                .param("plan", planId)
                .update();
    }

    void stop(UUID companyId, UUID planId, Instant at) {
        jdbc.sql("""
                        update billing_plan set stopped_at = :at, next_on = null, version = version + 1
                         where company_id = :company and plan_id = :plan
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("company", companyId)
                .param("plan", planId)
                .update();
    }

    Optional<BillingPlan> find(UUID companyId, UUID planId) {
        return find(companyId, null, planId).stream().findFirst();
    }

    List<BillingPlan> ofContract(UUID companyId, UUID contractId) {
        return find(companyId, contractId, null);
    }

    private List<BillingPlan> find(UUID companyId, @Nullable UUID contractId, @Nullable UUID planId) {
        var lines = new HashMap<UUID, ArrayList<PlanLine>>();
        jdbc.sql("""
                        select l.plan_id, l.product_code, l.description, l.quantity, l.unit_price, l.discount_percent,
                               l.tax_code, l.tax_rate_percent
                          from billing_plan p
                          join billing_plan_line l on l.company_id = p.company_id and l.plan_id = p.plan_id
                         where p.company_id = :company
                           and (:contract::uuid is null or p.contract_id = :contract)
                           and (:plan::uuid is null or p.plan_id = :plan)
                         order by l.plan_id, l.line_no
                        """)
                .param("company", companyId)
                .param("contract", contractId)
                .param("plan", planId)
                .query(row -> {
                    lines.computeIfAbsent(row.getObject("plan_id", UUID.class), any -> new ArrayList<>())
                            .add(new PlanLine(
                                    row.getString("product_code"),
                                    row.getString("description"),
                                    row.getBigDecimal("quantity"),
                                    row.getBigDecimal("unit_price"),
                                    row.getBigDecimal("discount_percent"),
                                    row.getString("tax_code"),
                                    row.getBigDecimal("tax_rate_percent")));
                });
        return jdbc.sql("""
                        select p.plan_id, p.contract_id, p.first_on, p.every_months, p.last_on, p.currency, p.price_mode,
                               p.periods_billed, p.stopped_at, p.failure, p.version,
                               case when c.ends_on is null or c.renewal_months is not null or p.next_on <= c.ends_on
                                    then p.next_on end as next_on
                          from billing_plan p
                          join contract c on c.company_id = p.company_id and c.contract_id = p.contract_id
                         where p.company_id = :company
                           and (:contract::uuid is null or p.contract_id = :contract)
                           and (:plan::uuid is null or p.plan_id = :plan)
                         order by p.plan_id
                         limit 1000
                        """)
                .param("company", companyId)
                .param("contract", contractId)
                .param("plan", planId)
                .query((row, number) -> {
                    var id = row.getObject("plan_id", UUID.class);
                    var stoppedAt = row.getObject("stopped_at", OffsetDateTime.class);
                    return new BillingPlan(
                            id,
                            row.getObject("contract_id", UUID.class),
                            row.getObject("first_on", LocalDate.class),
                            row.getInt("every_months"),
                            row.getObject("last_on", LocalDate.class),
                            row.getString("currency"),
                            PriceMode.valueOf(row.getString("price_mode")),
                            lines.getOrDefault(id, new ArrayList<>()),
                            row.getInt("periods_billed"),
                            row.getObject("next_on", LocalDate.class),
                            stoppedAt == null ? null : stoppedAt.toInstant(),
                            row.getString("failure"),
                            row.getLong("version"));
                })
                .list();
    }

    List<BilledPeriod> periods(UUID companyId, UUID planId) {
        return jdbc.sql("""
                        select b.period_no, b.period_start, b.order_id, o.order_number, b.billed_at
                          from billed_period b
                          join sales_order o on o.company_id = b.company_id and o.order_id = b.order_id
                         where b.company_id = :company and b.plan_id = :plan
                         order by b.period_no
                         limit 1500
                        """)
                .param("company", companyId)
                .param("plan", planId)
                .query(RecordRowMapper.of(BilledPeriod.class))
                .list();
    }

    record BilledPeriod(
            int periodNo,
            LocalDate periodStart,
            UUID orderId,
            @Nullable String orderNumber,
            Instant billedAt) {}
}
