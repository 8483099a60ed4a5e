package io.tieout.sales.delivery;

import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.sales.alert.AlertKind;
import io.tieout.sales.alert.AlertService;
import io.tieout.sales.alert.NewAlert;
import io.tieout.sales.companyview.CompanyDayQueries;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Raises an alert for each planned delivery whose day has passed while something of it is open.
@Service
@Transactional
class LateDeliveryService {

    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final AlertService alerts;
    private final CompanyDayQueries days;
    private final Clock clock;

    LateDeliveryService(JdbcClient jdbc, AlertService alerts, CompanyDayQueries days, Clock clock) {
        this.jdbc = jdbc;
        this.alerts = alerts;
        this.days = days;
        this.clock = clock;
    }

    private record Late(
            UUID companyId,
            UUID orderId,
            String orderNumber,
            UUID lineId,
            LocalDate plannedOn,
            String description,
            BigDecimal open,
            UUID ownerUserId) {}

    /// One batch, over all companies. Returns whether there may be more.
    boolean step() {
        var late = jdbc.sql("""
                        with due as (
                            select p.company_id, p.order_id, p.line_id, p.planned_on
                              from delivery_plan_line p
                              join sales_order o on o.company_id = p.company_id and o.order_id = p.order_id
                              join sales_order_line l
                                on l.company_id = p.company_id and l.order_id = p.order_id and l.line_id = p.line_id
                             where p.planned_on < :latest
                               and p.planned_on <
                        """ + CompanyDayQueries.inSql("p.company_id", "cast(:now as timestamptz)") + """
                               and p.late_alert_at is null
                               and o.status = 'CONFIRMED'
                               and l.delivered < (select sum(e.quantity) from delivery_plan_line e
                                                   where e.company_id = p.company_id and e.order_id = p.order_id
                                                     and e.line_id = p.line_id and e.planned_on <= p.planned_on)
                             order by p.planned_on
                             limit :limit
                               for update of p skip locked),
                        marked as (
                            update delivery_plan_line p set late_alert_at = :now
                              from due d
                             where p.company_id = d.company_id and p.order_id = d.order_id and p.line_id = d.line_id
                               and p.planned_on = d.planned_on
                            returning p.company_id, p.order_id, p.line_id, p.planned_on, p.quantity)
                        select m.company_id, m.order_id, o.order_number, m.line_id, m.planned_on, l.description,
                               least(m.quantity, (select sum(e.quantity) from delivery_plan_line e
                                                   where e.company_id = m.company_id and e.order_id = m.order_id
                                                     and e.line_id = m.line_id and e.planned_on <= m.planned_on)
                                                 - l.delivered) as open,
                               o.owner_user_id
                          from marked m
                          join sales_order o on o.company_id = m.company_id and o.order_id = m.order_id
                          join sales_order_line l
                            on l.company_id = m.company_id and l.order_id = m.order_id and l.line_id = m.line_id
                        """)
                .param("latest", days.latest())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("limit", BATCH)
                .query(RecordRowMapper.of(Late.class))
                .list();
        alerts.raise(late.stream().map(LateDeliveryService::alert).toList());
        return late.size() == BATCH;
    }

    private static NewAlert alert(Late late) {
        return new NewAlert(
                late.companyId(),
                AlertKind.LATE_DELIVERY,
                late.orderId() + " " + late.lineId() + " " + late.plannedOn(),
                late.orderNumber(),
                late.orderId(),
                late.plannedOn(),
                late.open().stripTrailingZeros().toPlainString() + " of '" + late.description()
                        + "' should have been delivered on " + late.plannedOn(),
                late.ownerUserId());
    }
}
