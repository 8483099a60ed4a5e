package io.tieout.sales.analysis;

import io.tieout.platform.money.Money;
import io.tieout.sales.alert.AlertKind;
import io.tieout.sales.alert.AlertService;
import io.tieout.sales.alert.NewAlert;
import io.tieout.sales.companyview.CompanyDayQueries;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Raises an alert for each product that sold less in each of the last three complete months than in the one before,
/// and points to its budget line: the product's target of the month that has begun, of the shortest span.
@Service
@Transactional
class FallingProductService {

    private static final int MONTHS = 4;
    private static final int MAX_ALERTS = 5000;

    private final JdbcClient jdbc;
    private final AlertService alerts;
    private final CompanyDayQueries days;
    private final Clock clock;

    FallingProductService(JdbcClient jdbc, AlertService alerts, CompanyDayQueries days, Clock clock) {
        this.jdbc = jdbc;
        this.alerts = alerts;
        this.days = days;
        this.clock = clock;
    }

    /// While one month ends, companies have two.
    void look() {
        var latest = YearMonth.from(days.latest());
        look(latest.minusMonths(1));
        var earliest = YearMonth.from(days.latest().minusDays(2));
        if (!earliest.equals(latest)) {
            look(earliest.minusMonths(1));
        }
    }

    private void look(YearMonth last) {
        var falling = jdbc.sql("""
                        with monthly as (
                            select o.company_id, l.product_code, o.currency,
                                   coalesce(sum(l.net_minor) filter (where o.order_date < :second), 0) as one,
                                   coalesce(sum(l.net_minor) filter (where o.order_date >= :second and o.order_date < :third), 0) as two,
                                   coalesce(sum(l.net_minor) filter (where o.order_date >= :third and o.order_date < :fourth), 0) as three,
                                   coalesce(sum(l.net_minor) filter (where o.order_date >= :fourth), 0) as four
                              from sales_order o
                              join sales_order_line l on l.company_id = o.company_id and l.order_id = o.order_id
                             where o.status = 'CONFIRMED' and o.order_date between :from and :to
                               and date_trunc('month',
                        """ + CompanyDayQueries.inSql("o.company_id", "cast(:now as timestamptz)") + """
                                   )::date = :month
                             group by o.company_id, l.product_code, o.currency)
                        select company_id, product_code, currency, one::bigint, two::bigint, three::bigint, four::bigint,
                               (select t.target_id
                                  from sales_target t
                                 where t.company_id = monthly.company_id and t.kind = 'PRODUCT'
                                   and t.product_code = monthly.product_code and t.currency = monthly.currency
                                   and :month between t.from_date and t.to_date
                                 order by t.to_date - t.from_date, t.target_id
                                 limit 1) as budget_line
                          from monthly
                         where one > two and two > three and three > four
                         limit :limit
                        """)
                .param("from", last.minusMonths(MONTHS - 1L).atDay(1))
                .param("second", last.minusMonths(2).atDay(1))
                .param("third", last.minusMonths(1).atDay(1))
                .param("fourth", last.atDay(1))
                .param("to", last.atEndOfMonth())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("month", last.plusMonths(1).atDay(1))
                .param("limit", MAX_ALERTS)
                .query((row, number) -> {
                    var currency = row.getString("currency");
                    return new NewAlert(
                            row.getObject("company_id", UUID.class),
                            AlertKind.PRODUCT_FALLING,
                            row.getString("product_code") + " " + currency + " " + last,
                            row.getString("product_code"),
                            row.getObject("budget_line", UUID.class),
                            last.atEndOfMonth(),
                            "Sold less for three months in a row: %s, %s, %s, %s"
                                    .formatted(
                                            Money.ofMinor(row.getLong("one"), currency),
                                            Money.ofMinor(row.getLong("two"), currency),
                                            Money.ofMinor(row.getLong("three"), currency),
                                            Money.ofMinor(row.getLong("four"), currency)),
                            null);
                })
                .list();
        alerts.raise(falling);
    }
}
