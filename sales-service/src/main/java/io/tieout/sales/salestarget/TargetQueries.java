package io.tieout.sales.salestarget;

import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.analysis.SaleFacts;
import io.tieout.sales.team.Sight;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TargetQueries {

    private final JdbcClient jdbc;

    TargetQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Targets that the reader may see, as they were known, with what was sold of each up to a day. Who sees a target
    /// sees all that counts for it.
    ///
    /// @param during only targets of a span that this day is in
    Page<TargetPerformance> performance(
            UUID companyId,
            Sight sight,
            @Nullable TargetKind kind,
            @Nullable LocalDate during,
            LocalDate asOf,
            Instant knownAt,
            PageRequest page) {
        var rows = jdbc.sql("""
                        with wanted as (
                            select t.target_id, t.kind, t.representative_id, t.team_id, t.region, t.product_code,
                                   t.from_date, t.to_date, t.currency, t.version, a.amount_minor
                              from sales_target t
                              join lateral (
                                  select x.amount_minor
                                    from sales_target_amount x
                                   where x.company_id = t.company_id and x.target_id = t.target_id and x.set_at <= :knownAt
                                   order by x.version desc
                                   limit 1) a on true
                             where t.company_id = :company
                               and (:kind::text is null or t.kind = :kind)
                               and (:during::date is null or :during between t.from_date and t.to_date)
                               and (:first or (t.from_date, t.target_id) > (:afterDate::date, :afterId::uuid))
                               and (:seesAll
                                or (t.kind = 'REPRESENTATIVE' and t.representative_id = any (
                        """ + Sight.REPRESENTATIVES + """
                                ))
                                or (t.kind = 'TEAM' and t.team_id = any (
                        """ + Sight.TEAMS + """
                                )))
                             order by t.from_date, t.target_id
                             limit :limit),
                        sale as (
                        """ + SaleFacts.OF_COMPANY + """
                               and o.order_date between (select min(from_date) from wanted)
                                                    and least(:asOf, (select max(to_date) from wanted)))
                        select w.target_id, w.kind, w.representative_id, w.team_id, w.region, w.product_code,
                               w.from_date, w.to_date, w.currency, w.version, w.amount_minor, coalesce(sum(sale.net_minor), 0) as actual_minor,
                               count(distinct sale.order_id) as orders,
                               case w.kind
                                   when 'REPRESENTATIVE' then (select r.name from representative r
                                       where r.company_id = :company and r.representative_id = w.representative_id)
                                   when 'TEAM' then (select t.name from team t
                                       where t.company_id = :company and t.team_id = w.team_id)
                                   when 'PRODUCT' then (select p.name from product p
                                       where p.company_id = :company and p.product_code = w.product_code)
                                   else w.region
                               end as name
                          from wanted w
                          left join sale on sale.currency = w.currency
                           and sale.order_date between w.from_date and w.to_date
                           and case w.kind
                                   when 'REPRESENTATIVE' then sale.representative_id = w.representative_id
                                   when 'TEAM' then sale.team_id = w.team_id
                                   when 'REGION' then sale.region = w.region
                                   when 'PRODUCT' then sale.product_code = w.product_code
                                   else true
                               end
                         group by w.target_id, w.kind, w.representative_id, w.team_id, w.region, w.product_code,
                                  w.from_date, w.to_date, w.currency, w.version, w.amount_minor
                         order by w.from_date, w.target_id
                        """)
                .param("company", companyId)
                .params(sight.parameters())
                .param("kind", kind == null ? null : kind.name())
                .param("during", during)
                .param("asOf", asOf)
                .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                .param("first", page.isFirst())
                .param("afterDate", page.isFirst() ? null : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query((row, number) -> {
                    var currency = row.getString("currency");
                    long amount = row.getLong("amount_minor");
                    long actual = row.getLong("actual_minor");
                    return new TargetPerformance(
                            row.getObject("target_id", UUID.class),
                            TargetKind.valueOf(row.getString("kind")),
                            row.getObject("representative_id", UUID.class),
                            row.getObject("team_id", UUID.class),
                            row.getString("region"),
                            row.getString("product_code"),
                            row.getString("name"),
                            row.getObject("from_date", LocalDate.class),
                            row.getObject("to_date", LocalDate.class),
                            Money.ofMinor(amount, currency),
                            Money.ofMinor(actual, currency),
                            Money.ofMinor(Math.subtractExact(amount, actual), currency),
                            BigDecimal.valueOf(actual)
                                    .multiply(BigDecimal.valueOf(100))
                                    .divide(BigDecimal.valueOf(amount), 2, RoundingMode.HALF_UP),
                            row.getLong("orders"),
                            row.getLong("version"));
                })
                .list();
        return Page.of(
                rows, page, row -> List.of(row.from().toString(), row.targetId().toString()));
    }

    /// @param open what is left to sell; negative when more was sold
    record TargetPerformance(
            UUID targetId,
            TargetKind kind,
            @Nullable UUID representativeId,
            @Nullable UUID teamId,
            @Nullable String region,
            @Nullable String productCode,
            @Nullable String name,
            LocalDate from,
            LocalDate to,
            Money amount,
            Money actual,
            Money open,
            BigDecimal reachedPercent,
            long orders,
            long version) {}
}
